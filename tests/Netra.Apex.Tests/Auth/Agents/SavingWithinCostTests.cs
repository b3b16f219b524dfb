using System.Collections.Immutable;
using System.Text.Json;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class SavingWithinCostTests
{
    private static readonly StepOutcome Cost = Answer("data", """{"monthlyCostUsd":1000}""");

    [Fact]
    public void Passes_a_saving_of_the_whole_cost() => Assert.Equal(StepEnding.Answered, Judge(Saving(1000), Cost).Ending);

    [Fact]
    public void Turns_down_a_saving_one_cent_past_the_cost() => Assert.Equal(StepEnding.Refused, Judge(Saving(1000.01m), Cost).Ending);

    [Fact]
    public void Adds_up_the_costs() => Assert.Equal(StepEnding.Answered, Judge(Saving(2000), Cost, Cost with { Step = "more" }).Ending);

    [Fact]
    public void Passes_a_saving_when_no_cost_is_known() => Assert.Equal(StepEnding.Answered, Judge(Saving(1)).Ending);

    [Fact]
    public void Passes_the_cost_itself() => Assert.Same(Cost, Judge(Cost, Saving(1000.01m)));

    private static StepOutcome Judge(StepOutcome outcome, params ImmutableArray<StepOutcome> others) =>
        new SavingWithinCost().Judge(outcome, [outcome, .. others]);

    private static StepOutcome Saving(decimal usd) => Answer("optimizer", JsonSerializer.Serialize(new { savingUsd = usd }));

    private static StepOutcome Answer(string step, string json) => StepOutcome.Answered(step, step, JsonElement.Parse(json));
}
