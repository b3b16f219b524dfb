using Netra.Apex.Auth.Agents.Planning;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>A run as it was ordered.</summary>
/// <param name="Id">Unique among all runs.</param>
/// <param name="Question">What the agents are to answer; not blank.</param>
/// <param name="Plan">The steps.</param>
public sealed record RunOrder(Guid Id, string Question, AgentPlan Plan);
