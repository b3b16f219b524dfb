using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Planning;

/// <summary>The steps of a run and what depends on what.</summary>
/// <param name="Steps">All steps, in the order in which the result lists them.</param>
public sealed record AgentPlan(params ImmutableArray<AgentStep> Steps)
{
    /// <summary>Triage and Data, at the same time; then Optimizer, which needs both.</summary>
    public static AgentPlan Standard { get; } = new(
        new AgentStep("triage", "triage"),
        new AgentStep("data", "data"),
        new AgentStep("optimizer", "optimizer", "triage", "data"));

    /// <summary>The roles that the steps need, each once, in the order of the steps.</summary>
    public ImmutableArray<string> Roles => [.. Steps.Select(step => step.Role).Distinct(StringComparer.Ordinal)];
}
