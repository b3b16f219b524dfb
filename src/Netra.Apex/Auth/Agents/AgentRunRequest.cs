using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents;

/// <summary>The body of <c>POST /agents/runs</c>.</summary>
/// <param name="Question">What the agents are to answer; required.</param>
/// <param name="Steps">The plan; null: the platform's own.</param>
internal sealed record AgentRunRequest(string? Question, ImmutableArray<AgentRunRequest.Step>? Steps)
{
    public RunOrder ToOrder(AgentPlan standard)
    {
        if (string.IsNullOrWhiteSpace(Question))
        {
            throw new PlanRefusedException("The run has no question; send one in the field 'question'.");
        }

        return new RunOrder(Guid.CreateVersion7(), Question, Steps is { } steps ? new AgentPlan([.. steps.Select(Parse)]) : standard);
    }

    private static AgentStep Parse(Step? step) => new(
        Require(step?.Name, "name"),
        Require(step?.Role, "role"),
        [.. (step?.DependsOn ?? []).Select(needed => Require(needed, "dependsOn"))]);

    private static string Require(string? value, string field) => string.IsNullOrWhiteSpace(value)
        ? throw new PlanRefusedException($"A step has a blank '{field}'; give every step a name and a role.")
        : value;

    /// <summary>A step as it is sent.</summary>
    internal sealed record Step(string? Name, string? Role, ImmutableArray<string?>? DependsOn);
}
