using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Planning;

/// <summary>One step of a plan: an agent's turn.</summary>
/// <param name="Name">Unique in the plan; not blank.</param>
/// <param name="Role">The role whose agent takes the step.</param>
/// <param name="DependsOn">The steps whose findings this one needs; they come first.</param>
public sealed record AgentStep(string Name, string Role, params ImmutableArray<string> DependsOn);
