using Netra.Compliance;
using Netra.CriticalTests.Auth.Agents;

namespace Netra.CriticalTests.Auth;

/// <content>The state that the agents of a run share.</content>
public sealed partial class MultiAgentCollaboration
{
    [Fact]
    [Covers("What Triage and Data find is seen by Optimizer")]
    [ProvenBy(typeof(RemembersTheLastFindingOnly))]
    public async Task The_optimizer_sees_what_triage_and_data_found()
    {
        using var talk = apex.Converse("the bill of Elm");
        var report = (await apex.RunAsync(talk)).Report();
        Assert.Contains($"Finding of triage: {report.Part("triage").GetRawText()}\n", talk.FirstOf("optimizer").Text);
        Assert.Contains($"Finding of data: {report.Part("data").GetRawText()}\n", talk.FirstOf("optimizer").Text);
    }

    [Fact]
    [Covers("Two runs at once never see each other's state")]
    [ProvenBy(typeof(SharesOneBoardAmongRuns))]
    public async Task Two_runs_at_once_do_not_see_each_others_state()
    {
        using var mine = apex.Converse("the bill of Fir");
        using var other = apex.Converse("the bill of Gingko");
        var run = await StartWithTriageDoneAndDataHeldAsync(mine);
        (await apex.RunAsync(other)).Report();
        mine.Release();
        await run.ReportAsync();
        Assert.Contains("Finding of triage:", mine.FirstOf("optimizer").Text);
        Assert.DoesNotContain(other.Topic, mine.FirstOf("optimizer").Text);
    }
}
