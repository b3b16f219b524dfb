using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.State;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>A run under way.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="Cluster">The agents of this run.</param>
/// <param name="Board">The state that they share.</param>
public sealed record AgentRun(RunOrder Order, IAgentCluster Cluster, IBlackboard Board);
