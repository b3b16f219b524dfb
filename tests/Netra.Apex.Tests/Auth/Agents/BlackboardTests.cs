using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class BlackboardTests
{
    private static readonly AgentStep Last = new("last", "data", "left", "right", "left");

    private readonly Blackboard _board = new(
        new AgentPlan(
            Last, new("left", "data", "first"), new("right", "data", "first"), new AgentStep("first", "data")));

    [Fact]
    public void Takes_each_step_once()
    {
        Assert.Equal(["first"], TakeReady());
        Assert.Empty(TakeReady());
    }

    [Fact]
    public void Starts_a_step_when_all_that_it_depends_on_is_over()
    {
        TakeReady();
        Answer("first");
        Assert.Equal(["left", "right"], TakeReady());
        Answer("right");
        Assert.Empty(TakeReady());
        Answer("left");
        Assert.Equal(["last"], TakeReady());
    }

    [Fact]
    public void Gives_a_step_each_finding_that_it_depends_on_once()
    {
        Answer("first");
        Answer("right");
        Answer("left");
        Assert.Equal(["left", "right"], _board.FindingsFor(Last).Select(finding => finding.Step));
    }

    [Fact]
    public void Stops_what_depends_on_a_failure_at_once_and_names_it()
    {
        TakeReady();
        Answer("first");
        TakeReady();
        Fail("left");
        Assert.Empty(TakeReady());
        Answer("right");
        Assert.Equal(("last", "It depends on left, which gave no answer."), Stopped().Single());
    }

    [Fact]
    public void Stops_what_depends_on_a_stopped_step()
    {
        TakeReady();
        Fail("first");
        Assert.Empty(TakeReady());
        Assert.Equal(["last", "left", "right"], Stopped().Select(step => step.Step));
    }

    private IEnumerable<(string Step, string Reason)> Stopped() =>
        _board.Outcomes.Where(outcome => outcome.Ending == StepEnding.Stopped)
            .Select(outcome => (outcome.Step, outcome.Reason!));

    private IEnumerable<string> TakeReady() => _board.TakeReady().Select(step => step.Name);

    private void Answer(string step) =>
        _board.Post(new(step, "data", StepEnding.Answered, new DataAnswer(1, "one"), null));

    private void Fail(string step) => _board.Post(new(step, "data", StepEnding.Failed, null, "It broke."));
}
