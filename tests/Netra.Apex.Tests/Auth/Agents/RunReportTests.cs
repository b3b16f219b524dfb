using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class RunReportTests
{
    private static readonly StepOutcome Cost = Answer("data", new DataAnswer(1000, "the invoice"));
    private static readonly StepOutcome Failure = new("triage", "triage", StepEnding.Failed, null, "It broke.");

    [Fact]
    public void Merges_a_saving_of_the_whole_cost() => Assert.Empty(Join(Saving(1000), Cost).Problems);

    [Fact]
    public void Reports_a_saving_one_cent_past_the_cost()
    {
        var report = Join(Saving(1000.01m), Cost);
        Assert.Equal(
            [new RunProblem("optimizer", "optimizer", StepEnding.Refused,
                "The saving of $1000.01 is more than the cost of $1000 a month.")],
            report.Problems);
        Assert.Equal("data", Assert.Single(report.Parts).Step);
    }

    [Fact]
    public void Adds_up_the_costs() => Assert.Empty(Join(Saving(2000), Cost, Cost with { Step = "more" }).Problems);

    [Fact]
    public void Merges_a_saving_when_no_cost_is_known() => Assert.Empty(Join(Saving(1)).Problems);

    [Fact]
    public void Is_complete_when_every_part_is_there() => Assert.Equal(RunStatus.Complete, Join(Cost).Status);

    [Fact]
    public void Is_partial_when_a_part_is_missing() => Assert.Equal(RunStatus.Partial, Join(Cost, Failure).Status);

    [Fact]
    public void Has_failed_when_every_part_is_missing() => Assert.Equal(RunStatus.Failed, Join(Failure).Status);

    [Fact]
    public void Names_the_problem_of_a_missing_part() =>
        Assert.Equal(
            [new RunProblem("triage", "triage", StepEnding.Failed, "It broke.")], Join(Cost, Failure).Problems);

    private static RunReport Join(params StepOutcome[] outcomes) => RunReport.Join(Guid.Empty, outcomes);

    private static StepOutcome Saving(decimal usd) => Answer("optimizer", new OptimizerAnswer("resize", usd, 1));

    private static StepOutcome Answer(string step, AgentAnswer answer) =>
        new(step, step, StepEnding.Answered, answer, null);
}
