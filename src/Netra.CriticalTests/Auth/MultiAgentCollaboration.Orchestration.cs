using Netra.Apex.Auth.Agents.Running;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Agents;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth;

/// <content>The order of the steps, and what a failure does to it.</content>
public sealed partial class MultiAgentCollaboration
{
    [Fact]
    [Covers("A step waits for everything that it depends on")]
    [ProvenBy(typeof(StartsOnTheFirstDependency))]
    public async Task A_step_waits_for_everything_that_it_depends_on()
    {
        using var talk = apex.Converse("the bill of Hazel");
        var run = await StartWithTriageDoneAndDataHeldAsync(talk);
        Assert.Empty(talk.Of("optimizer"));
        talk.Release();
        await run.ReportAsync();
        Assert.Contains("Finding of data:", talk.FirstOf("optimizer").Text);
    }

    [Fact]
    [Covers("Steps that do not depend on each other run at the same time")]
    [ProvenBy(typeof(RunsOneStepAtATime))]
    public async Task Independent_steps_run_at_the_same_time()
    {
        using var talk = apex.Converse("the bill of Ivy");
        var (triage, data) = (talk.Hold("triage"), talk.Hold("data"));
        var run = await apex.StartAsync(talk);
        Assert.True(await run.ReachesAsync(triage), "Triage is not asked while Data has no answer.");
        Assert.True(await run.ReachesAsync(data), "Data is not asked while Triage has no answer.");
        talk.Release();
        Assert.Empty((await run.ReportAsync()).Problems);
    }

    [Fact]
    [Covers("A failed step stops what depends on it, directly or not")]
    [ProvenBy(typeof(RunsWhatDependsOnAFailure))]
    public async Task A_failed_step_stops_what_depends_on_it()
    {
        using var talk = apex.Converse("the bill of Juniper");
        talk.Fail("triage");
        var report = (await apex.RunAsync(talk, new("triage", "triage"), new("advice", "optimizer", "triage"), new("more", "optimizer", "advice"))).Report();
        Assert.Equal(StepEnding.Failed, report.Problem("triage").Ending);
        Assert.Equal((StepEnding.Stopped, "It depends on triage, which gave no answer."), (report.Problem("advice").Ending, report.Problem("advice").Reason));
        Assert.Equal(StepEnding.Stopped, report.Problem("more").Ending);
        Assert.Empty(talk.Of("advice"));
    }

    [Fact]
    [Covers("A failed step leaves what does not depend on it alone")]
    [ProvenBy(typeof(StopsEverythingAfterAFailure))]
    public async Task A_failed_step_leaves_the_others_alone()
    {
        using var talk = apex.Converse("the bill of Katsura");
        talk.Fail("triage");
        talk.Hold("data");
        var run = await apex.StartAsync(talk, new("triage", "triage"), new("data", "data"), new("next", "data", "data"), new("last", "optimizer", "next"));
        await talk.RepliedAsync("triage");
        talk.Release();
        Assert.Equal(["supervisor", "data", "next", "last"], (await run.ReportAsync()).Parts.Select(part => part.Step));
    }

    [Fact]
    [Covers("An agent that hangs is given up at the limit and counts as failed")]
    [ProvenBy(typeof(WaitsForAHangingAgent))]
    public async Task An_agent_that_hangs_counts_as_failed()
    {
        using var talk = apex.Converse("the bill of Larch");
        var triage = talk.Hold("triage");
        var run = await apex.StartAsync(talk, new("triage", "triage"), new("advice", "optimizer", "triage"));
        await triage.ArrivesAsync();
        apex.Time.Advance(TimeSpan.FromMinutes(2));

        // Whoever still waits for the agent gets its answer now.
        talk.Release();
        Assert.Equal("The agent gave no answer within 120 s.", (await run.ReportAsync()).Problem("triage").Reason);
    }

    /// <summary>Starts a run in which Triage is over, what depends on Triage alone has begun, and Data is not over before the conversation ends.</summary>
    private async Task<RunUnderWay> StartWithTriageDoneAndDataHeldAsync(Conversation talk)
    {
        talk.Hold("data");
        var follower = talk.Hold("follower");
        var run = await apex.StartAsync(
            talk, new("triage", "triage"), new("data", "data"), new("optimizer", "optimizer", "triage", "data"), new("follower", "triage", "triage"));
        await follower.ArrivesAsync();
        return run;
    }
}
