using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>What the supervisor made of a run's question.</summary>
/// <param name="Cluster">The agents that it created.</param>
/// <param name="Briefing">How its own turn ended.</param>
public sealed record Staffing(IAgentCluster Cluster, StepOutcome Briefing);
