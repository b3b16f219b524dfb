using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents;

/// <summary>The agents that can be created, and how they work together.</summary>
public sealed record AgentsOptions
{
    /// <summary>The declared roles, the supervisor's among them; names are unique, case matters.</summary>
    public ImmutableArray<AgentRole> Roles { get; init; } = StandardRoles.All;

    /// <summary>The steps of a run that brings none of its own.</summary>
    public AgentPlan Plan { get; init; } = AgentPlan.Standard;

    /// <summary>How long one agent may take for its answer, on the platform's clock; greater than zero.</summary>
    public TimeSpan StepLimit { get; init; } = TimeSpan.FromMinutes(2);
}
