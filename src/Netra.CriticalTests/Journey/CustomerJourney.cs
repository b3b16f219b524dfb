using System.Net;
using Netra.Apex.Quality.Gate;
using Netra.Compliance;
using Netra.CriticalTests.Quality;
using Netra.CriticalTests.Security;

namespace Netra.CriticalTests.Journey;

/// <summary>One customer, from the first visit to the return after a restart, over public endpoints only.</summary>
[Journey("From demo to retention")]
public sealed partial class CustomerJourney(JourneyFixture journey) : IClassFixture<JourneyFixture>
{
    private const string Bill = "training $53.00 for 660 minutes";

    [Fact]
    [Step(1, "Demo: a visitor's demo shows its return", GuardedBy = [17])]
    [ProvenBy(typeof(TakesDollarsForCents))]
    public async Task A_demo_shows_its_return() =>
        Assert.Equal(new DemoOutcome(Sessions: 2, Conversions: 1, Roi: 0.5m), await journey.Steps.TryDemoAsync());

    [Fact]
    [Step(2, "Sign-up: the session belongs to the person who signed in", GuardedBy = [1])]
    [ProvenBy(typeof(FindsTheFirstSession))]
    public async Task The_session_is_the_customers() =>
        Assert.Equal((JourneySteps.Email, JourneyPlatform.Administrator), await journey.Steps.SignUpAsync());

    [Fact]
    [Step(3, "Trial: usage is billed and analysed", GuardedBy = [4, 8])]
    [ProvenBy(typeof(TakesMinutesForSeconds))]
    public async Task Usage_is_billed_and_analysed() =>
        Assert.Equal(new UsageView(Bill, "H100 $5.00, A100 $3.00"), await journey.Steps.ReportUsageAsync());

    [Fact]
    [Step(4, "Trial: a tool that is not paid for is refused", GuardedBy = [16])]
    [ProvenBy(typeof(TrialsHaveEverything))]
    public async Task A_tool_that_is_not_paid_for_is_refused() =>
        Assert.Equal(new ToolOutcome("Forbidden", "denied"), await journey.Steps.TryPaidToolAsync());

    [Fact]
    [Step(5, "Trial: only answers that the facts support are shown", GuardedBy = [10])]
    [ProvenBy(typeof(ComparesSharesWithPercents))]
    [ProvenBy(typeof(JudgesTheFirstAnswerOnly))]
    public async Task Only_answers_that_pass_are_shown()
    {
        var (right, wrong) = await journey.Steps.AskTwiceAsync();

        Assert.Equal(new AnswerView(HttpStatusCode.OK, QualityFixture.Full(1)), right);
        Assert.Equal(new AnswerView(HttpStatusCode.OK, new GateSettings().Fallback), wrong);
    }

    [Fact]
    [Step(6, "Upgrade: the open session gets the role", GuardedBy = [16])]
    [ProvenBy(typeof(GivesRolesToTheAddress))]
    [ProvenBy(typeof(EndsSessionsThatAreUpgraded))]
    public async Task The_open_session_gets_the_role()
    {
        var (role, session) = await journey.Steps.UpgradeAsync();

        Assert.Equal("Enterprise", role);
        Assert.Equal(JourneySteps.Email, session);
    }

    [Fact]
    [Step(7, "Paid: the tool that was refused answers", GuardedBy = [8, 16])]
    [ProvenBy(typeof(RemembersRoles))]
    public async Task The_tool_that_was_refused_answers() =>
        Assert.Equal(new ToolOutcome("30", "30"), await journey.Steps.UsePaidToolAsync());

    [Fact]
    [Step(8, "Paid: agents answer a question together", GuardedBy = [2])]
    [ProvenBy(typeof(ReadsSavingsAsCents))]
    public async Task Agents_answer_together()
    {
        string[] whole = ["supervisor: merged", "triage: merged", "data: merged", "optimizer: merged"];

        Assert.Equal(whole, await journey.Steps.RunAgentsAsync());
    }

    [Fact]
    [Step(9, "Outage: health reports it, and everything else works", GuardedBy = [5, 20])]
    [ProvenBy(typeof(LooksOnlyOnce))]
    [ProvenBy(typeof(CountsNoFailure))]
    [ProvenBy(typeof(LosesBillsInAnOutage))]
    public async Task An_outage_is_reported_and_spares_the_rest()
    {
        var outage = await journey.Steps.LoseModelAsync();

        Assert.Equal("Degraded: Unhealthy, Unhealthy", outage.Health);
        Assert.Equal(new AnswerView(HttpStatusCode.ServiceUnavailable, "1"), outage.Answer);
        Assert.Equal(Bill, outage.Bill);
    }

    [Fact]
    [Step(10, "Recovery: questions are answered again", GuardedBy = [5, 20])]
    [ProvenBy(typeof(GivesUpForADay))]
    [ProvenBy(typeof(StaysUnhealthy))]
    public async Task The_platform_recovers_by_itself()
    {
        var (answer, health) = await journey.Steps.RecoverAsync();

        Assert.Equal(new AnswerView(HttpStatusCode.OK, QualityFixture.Full(3)), answer);
        Assert.Equal(JourneySteps.Healthy, health);
    }

    [Fact]
    [Step(11, "Retention: a restart needs no new sign-in", GuardedBy = [1, 3])]
    [ProvenBy(typeof(KeepsKeysInMemory))]
    [ProvenBy(typeof(ForgetsClientsAtStart))]
    public async Task A_restart_needs_no_new_sign_in()
    {
        var (session, phone) = await journey.Steps.RestartAsync();

        Assert.Equal(JourneySteps.Email, session);
        Assert.Equal("Connected: The bill of July", phone);
    }

    [Fact]
    [Step(12, "Retention: a restart loses neither work nor bills", GuardedBy = [4, 12])]
    [ProvenBy(typeof(DropsUnfinishedJobs))]
    [ProvenBy(typeof(RollsBackRecordedReports))]
    public async Task A_restart_loses_neither_work_nor_bills()
    {
        var (job, bill) = await journey.Steps.ComeBackAsync();

        Assert.Equal("Done: optimizer", job);
        Assert.Equal(Bill, bill);
    }
}
