using System.Text.Json;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class PlanProgressTests
{
    private readonly PlanProgress _progress = new(
        new AgentPlan(new("last", "data", "left", "right"), new("left", "data", "first"), new("right", "data", "first"), new AgentStep("first", "data")),
        new DependencyRule());

    [Fact]
    public void Starts_with_what_depends_on_nothing() => Assert.Equal(["first"], TakeReady());

    [Fact]
    public void Takes_each_step_once()
    {
        TakeReady();
        Assert.Empty(TakeReady());
    }

    [Fact]
    public void Starts_a_step_when_all_that_it_depends_on_is_over()
    {
        TakeReady();
        Finish("first");
        Assert.Equal(["left", "right"], TakeReady());
        Finish("left");
        Assert.Empty(TakeReady());
        Finish("right");
        Assert.Equal(["last"], TakeReady());
    }

    [Fact]
    public void Stops_what_depends_on_a_failure_and_names_it()
    {
        TakeReady();
        Finish("first");
        TakeReady();
        _progress.Finish(StepOutcome.Without("left", "data", StepEnding.Failed, "It broke."));
        Assert.Empty(TakeReady());
        Finish("right");
        Assert.Equal(("last", "It depends on left, which gave no answer."), _progress.Outcomes().Where(IsStopped).Select(step => (step.Step, step.Reason!)).Single());
    }

    [Fact]
    public void Stops_what_depends_on_a_stopped_step()
    {
        TakeReady();
        _progress.Finish(StepOutcome.Without("first", "data", StepEnding.Refused, "Nonsense."));
        Assert.Empty(TakeReady());
        Assert.Equal(["last", "left", "right"], _progress.Outcomes().Where(IsStopped).Select(step => step.Step));
    }

    private static bool IsStopped(StepOutcome outcome) => outcome.Ending == StepEnding.Stopped;

    private string[] TakeReady() => [.. _progress.TakeReady().Select(step => step.Name)];

    private void Finish(string step) => _progress.Finish(StepOutcome.Answered(step, "data", JsonElement.Parse("{}")));
}
