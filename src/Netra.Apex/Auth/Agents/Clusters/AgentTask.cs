using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.State;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>What an agent is asked.</summary>
/// <param name="Step">The step that asks.</param>
/// <param name="Question">The run's question.</param>
/// <param name="Findings">What the agents before found.</param>
public sealed record AgentTask(string Step, string Question, ImmutableArray<Finding> Findings);
