using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Netra.Apex.Auth.Agents.Answers;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>Nobody can save more than all that is spent.</summary>
internal sealed class SavingWithinCost : IResultCheck
{
    public StepOutcome Judge(StepOutcome outcome, ImmutableArray<StepOutcome> all)
    {
        var saving = Read(outcome, AnswerFields.SavingUsd);
        var cost = all.Sum(other => Read(other, AnswerFields.MonthlyCostUsd));
        var costKnown = all.Any(other => Read(other, AnswerFields.MonthlyCostUsd) is not null);
        return costKnown && saving > cost ? TurnDown(outcome, saving, cost) : outcome;
    }

    private static decimal? Read(StepOutcome outcome, string field) =>
        outcome.Answer is { } answer && answer.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal()
            : null;

    private static StepOutcome TurnDown(StepOutcome outcome, decimal? saving, decimal? cost) => StepOutcome.Without(
        outcome.Step,
        outcome.Role,
        StepEnding.Refused,
        string.Create(CultureInfo.InvariantCulture, $"The saving of ${saving} is more than the cost of ${cost} a month."));
}
