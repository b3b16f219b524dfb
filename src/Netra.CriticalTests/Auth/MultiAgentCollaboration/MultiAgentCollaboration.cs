using System.Net;
using Netra.Apex.Auth.Agents;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Auth;

/// <summary>Supervisor, Triage, Data and Optimizer agents, over the wire protocol of OpenAI.</summary>
[CriticalTest(2, "Multi-agent collaboration")]
[BusinessValue(
    20_000,
    "Customers pay for optimizations that several agents work out together; a missing or invented one costs a "
    + "subscription",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Paid)]
public sealed partial class MultiAgentCollaboration(AgentsFixture apex)
{
    private const string NoAuditor =
        "needs the role 'auditor', which is not declared; declared are: supervisor, triage, data, optimizer.";

    private const string RoleLeftOut =
        "The supervisor created no agent for the role 'optimizer', which step 'optimizer' needs; order the run again.";

    private const string SupervisorFailed = "The supervisor could not create the agents: The agent could not be asked";

    [Fact]
    [Covers("Cluster: an undeclared role, one that is left out, and a supervisor that fails are clear errors; "
        + "nobody else is asked")]
    [ProvenBy(typeof(ReadsAnUnknownRoleAsTriage))]
    [ProvenBy(typeof(CreatesTheOptimizerAnyway))]
    public async Task A_missing_role_is_a_clear_error()
    {
        using var undeclared = apex.Converse("the bill of Cedar");
        var refusal = await apex.RefusalAsync(undeclared, new("triage", "triage"), new("audit", "auditor", "triage"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, $"Step 'audit' {NoAuditor}", Asked: ""), refusal);
        var leftOut = await RefusalAsync("the bill of Cypress", ModelScript.Creates("triage", "data", "auditor"));
        var failed = await RefusalAsync("the bill of Quince", _ => ModelReply.Fail(500, "The model is out of order."));
        string[] badGateway = ["BadGateway", "supervisor"];
        string[] roleLeftOut = [.. badGateway, RoleLeftOut, $"The supervisor {NoAuditor}"];
        Assert.Equal([.. roleLeftOut, .. badGateway, SupervisorFailed, ""], [.. leftOut, .. failed]);
    }

    [Fact]
    [Covers("State sharing: two runs at once never see each other's state")]
    [ProvenBy(typeof(KeepsOneHistoryForAllRuns))]
    public async Task Two_runs_at_once_never_see_each_others_state()
    {
        using var mine = apex.Converse("the bill of Fir");
        using var other = apex.Converse("the bill of Gingko");
        var run = await StartUntilDataIsHeldAsync(mine);
        await apex.RunAsync(other);
        mine.Release();
        await run;
        Assert.Equal([mine.Topic], new[] { mine.Topic, other.Topic }.Where(mine.TextOf("optimizer").Contains));
    }

    [Fact]
    [Covers("Orchestration: a step begins only when everything that it depends on is there")]
    [ProvenBy(typeof(ReadsOnlyTheFirstDependency))]
    public async Task A_step_waits_for_everything_that_it_depends_on()
    {
        using var talk = apex.Converse("the bill of Hazel");
        var run = await StartUntilDataIsHeldAsync(talk);
        talk.Release();
        await run;
        Assert.Contains("Finding of data:", talk.TextOf("optimizer"));
    }

    [Fact]
    [Covers("Orchestration: steps that do not depend on each other run at the same time")]
    [ProvenBy(typeof(SerializesModelCalls))]
    public async Task Independent_steps_run_at_the_same_time()
    {
        using var talk = apex.Converse("the bill of Ivy");
        var (triage, data) = (talk.Hold("triage"), talk.Hold("data"));
        var run = apex.RunAsync(talk);
        Assert.True(await apex.ReachesAsync(run, triage, data), "Triage and Data are not asked at the same time.");
        talk.Release();
        await run;
    }

    [Fact]
    [Covers("Orchestration: a step that fails, here by hanging, stops only what depends on it, and says why")]
    [ProvenBy(typeof(IgnoresTheStepLimit))]
    [ProvenBy(typeof(InventsAnswerOnTimeout))]
    [ProvenBy(typeof(SharesOneBreakerForAllAgents))]
    public async Task A_failed_step_stops_only_what_depends_on_it()
    {
        using var talk = apex.Converse("the bill of Juniper");
        var run = await StartUntilOnlyTriageIsLateAsync(talk);
        apex.Time.Advance(AgentsFixture.StepLimit / 2);

        // Whoever still waits for Triage gets its answer now.
        talk.Release();
        string[] merged = ["supervisor: merged", "data: merged", "next: merged", "last: merged"];
        string[] stopped = ["triage: Failed", "advice: Stopped", "more: Stopped"];
        Assert.Equal([.. merged, .. stopped, "The agent gave no answer within 120 s."], (await run).EndingsAndReason());
    }

    [Fact]
    [Covers("Aggregation: the result joins every agent's part, with the figures that its tools computed")]
    [ProvenBy(typeof(DropsTheLastPart))]
    [ProvenBy(typeof(LosesToolResults))]
    public async Task The_result_joins_every_agents_part()
    {
        using var talk = apex.Converse("the bill of Maple");
        var report = await apex.RunAsync(talk);
        Assert.Equal(["supervisor: merged", "triage: merged", "data: merged", "optimizer: merged"], report.Endings());
        Assert.Equal(
            ("4", "1000", "250"),
            (report.Field("triage", "severity"), report.Field("data", "monthlyCostUsd"),
                report.Field("optimizer", "savingUsd")));
    }

    [Fact]
    [Covers("Aggregation: an answer in prose or out of range is reported with its first 80 characters, not merged")]
    [ProvenBy(typeof(WrapsProseIntoAnAnswer))]
    [ProvenBy(typeof(AcceptsAnySeverity))]
    public async Task An_answer_that_is_nonsense_is_reported_not_merged()
    {
        var prose = "It looks bad, I think".PadRight(81, '.');
        var worst = """{"category":"cost","severity":6,"summary":"very bad"}""".PadRight(80);
        string[] reported = ["supervisor: merged", "data: merged", "triage: Refused", "optimizer: Stopped"];
        Assert.Equal([.. reported, $"'{prose[..80]}…'."], await SayAsync("the bill of Oak", "triage", prose));
        Assert.Equal([.. reported, $"'{worst}'."], await SayAsync("the bill of Pine", "triage", worst));
    }

    [Fact]
    [Covers("Aggregation: the result is validated as a whole: a saving of more than the known cost is reported, not "
        + "merged")]
    [ProvenBy(typeof(TruncatesSavingToWholeDollars))]
    public async Task A_saving_of_more_than_the_cost_is_reported_not_merged()
    {
        const string Beyond = """{"action":"switch all off, twice","savingUsd":1000.01,"confidence":0.9}""";
        const string Reason = "The saving of $1000.01 is more than the cost of $1000 a month.";
        string?[] expected = ["supervisor: merged", "triage: merged", "data: merged", "optimizer: Refused", Reason];
        string?[] unknownCost = ["supervisor: merged", "optimizer: merged", null];
        var beyond = await SayAsync("the bill of Nutmeg", "optimizer", Beyond);
        var alone = await SayAsync("the bill of Poplar", "optimizer", Beyond, new AgentStep("optimizer", "optimizer"));
        Assert.Equal(expected.Concat(unknownCost), beyond.Concat(alone));
    }

    /// <summary>Runs a plan in which one agent says this at once.</summary>
    private async Task<IEnumerable<string?>> SayAsync(string topic, string role, string said, params AgentStep[] steps)
    {
        using var talk = apex.Converse(topic);
        talk.Say(role, said);
        return (await apex.RunAsync(talk, steps)).EndingsAndReason();
    }

    /// <summary>How a run with this supervisor is refused: the status, who was asked, the sentence up to what the model
    /// said, and what the supervisor's last tool told it.</summary>
    private async Task<string[]> RefusalAsync(string topic, Func<ModelRequest, ModelReply> supervisor)
    {
        using var talk = apex.Converse(topic);
        talk.Reply("supervisor", supervisor);
        var (status, reason, asked) = await apex.RefusalAsync(talk);
        var told = talk.Requests.SelectMany(request => request.ToolResults).LastOrDefault("");
        var sentence = string.Join(':', $"{reason}".Split(':').Take(2));
        return [$"{status}", asked, sentence, told.Split("Exception: ")[^1]];
    }

    /// <summary>Starts a run in which a step after Triage has begun, while Data waits for its release.</summary>
    private async Task<Task<RunReport>> StartUntilDataIsHeldAsync(Conversation talk)
    {
        var (data, follower) = (talk.Hold("data"), talk.Hold("follower"));
        AgentStep[] standard = [new("triage", "triage"), new("data", "data"),
            new("optimizer", "optimizer", "triage", "data")];
        var run = apex.RunAsync(talk, [.. standard, new("follower", "triage", "triage")]);
        return await apex.ReachesAsync(run, data, follower)
            ? run : throw new InvalidOperationException("Nobody follows Triage.");
    }

    private static AgentStep[] BehindTriage =>
        [new("triage", "triage"), new("advice", "optimizer", "triage"), new("more", "data", "advice")];

    private static AgentStep[] BehindData =>
        [new("data", "data"), new("next", "data", "data"), new("last", "data", "next")];

    /// <summary>Starts a run in which Triage has hung for half of its time when the next step after Data
    /// begins.</summary>
    private async Task<Task<RunReport>> StartUntilOnlyTriageIsLateAsync(Conversation talk)
    {
        var (triage, data, next) = (talk.Hold("triage"), talk.Hold("data"), talk.Hold("next"));
        var run = apex.RunAsync(talk, [.. BehindTriage, .. BehindData]);
        await apex.ReachesAsync(run, triage, data);
        apex.Time.Advance(AgentsFixture.StepLimit / 2);
        data.Release();
        return await apex.ReachesAsync(run, next) ? run : throw new InvalidOperationException("No step follows Data.");
    }
}
