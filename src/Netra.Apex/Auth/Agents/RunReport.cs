using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.Apex.Auth.Agents;

/// <summary>How much of a run's result is there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
internal enum RunStatus
{
    /// <summary>Every agent's part is there and valid.</summary>
    Complete,

    /// <summary>Some parts are missing; the problems say which and why.</summary>
    Partial,

    /// <summary>No part is there.</summary>
    Failed,
}

/// <summary>One agent's part of a result.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Role">The agent's role.</param>
/// <param name="Answer">The agent's answer, in the shape of its role.</param>
internal sealed record RunPart(string Step, string Role, JsonElement Answer);

/// <summary>Why an agent's part is not in a result.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Role">The agent's role.</param>
/// <param name="Ending">How the step ended.</param>
/// <param name="Reason">What went wrong, in sentences.</param>
internal sealed record RunProblem(string Step, string Role, StepEnding Ending, string Reason);

/// <summary>What became of a run: every outcome is either a part of the result or a problem, never both.</summary>
/// <param name="Id">The run's identity.</param>
/// <param name="Status">How much of the result is there.</param>
/// <param name="Parts">The agents' valid parts: the supervisor's, then the steps' in the plan's order.</param>
/// <param name="Problems">A problem for every part that is not there, in the same order.</param>
internal sealed record RunReport(
    Guid Id, RunStatus Status, IReadOnlyList<RunPart> Parts, IReadOnlyList<RunProblem> Problems)
{
    /// <summary>Joins what the agents found; an answer that the others contradict becomes a problem.</summary>
    public static RunReport Join(Guid id, IReadOnlyList<StepOutcome> outcomes)
    {
        var judged = outcomes.Select(outcome => Judge(outcome, outcomes)).ToLookup(step => step.Answer is not null);
        RunPart[] parts = [.. judged[true].Select(step => new RunPart(step.Step, step.Role, step.Answer!.ToJson()))];
        RunProblem[] problems =
            [.. judged[false].Select(step => new RunProblem(step.Step, step.Role, step.Ending, step.Reason!))];
        return new RunReport(id, StatusOf(parts.Length, problems.Length), parts, problems);
    }

    // Nobody can save more than all that is spent.
    private static StepOutcome Judge(StepOutcome outcome, IReadOnlyList<StepOutcome> all)
    {
        var costs = all.Select(other => other.Answer).OfType<DataAnswer>().ToList();
        var cost = costs.Sum(data => data.MonthlyCostUsd);
        return costs.Count > 0 && outcome.Answer is OptimizerAnswer advice && advice.SavingUsd > cost
            ? outcome with { Ending = StepEnding.Refused, Answer = null, Reason = Reason(advice.SavingUsd, cost) }
            : outcome;
    }

    private static string Reason(decimal saving, decimal cost) => string.Create(
        CultureInfo.InvariantCulture, $"The saving of ${saving} is more than the cost of ${cost} a month.");

    private static RunStatus StatusOf(int parts, int problems) => (parts, problems) switch
    {
        (_, 0) => RunStatus.Complete,
        (0, _) => RunStatus.Failed,
        _ => RunStatus.Partial,
    };
}
