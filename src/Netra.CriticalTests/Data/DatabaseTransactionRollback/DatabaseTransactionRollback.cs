using System.Net;
using Netra.Compliance;

namespace Netra.CriticalTests.Data;

/// <summary>A usage report is billed in the relational store and analysed in the analytics store, which share no
/// transaction.</summary>
[CriticalTest(4, "Database transaction rollback")]
[BusinessValue(
    12_000,
    "A bill that the analysis does not show is not paid, and customers leave a platform whose figures disagree",
    Category = BusinessCategory.SystemReliability,
    Stage = CustomerStage.Retention)]
public sealed partial class DatabaseTransactionRollback(UsageFixture apex)
{
    [Fact]
    [Covers("A report that is accepted is there with its bill and all of its usage")]
    [ProvenBy(typeof(LosesTheLastLine))]
    public async Task Shows_an_accepted_report_with_its_bill_and_all_its_usage()
    {
        using var customer = await apex.NewCustomerAsync();
        await customer.RecordAsync("training");
        Assert.Equal([Seen.Whole("training")], await customer.SeeAsync());
    }

    [Fact]
    [Covers("At each step of recording a report, readers see nothing before the decision, and all of it afterwards")]
    [ProvenBy(typeof(ShowsUndecidedReports))]
    public async Task Shows_nothing_of_a_report_before_it_is_decided()
    {
        using var customer = await apex.NewCustomerAsync();
        await using var standing = await StandingReports.StartAsync(apex, customer, StandsStill.Steps);
        Assert.Equal([Seen.Whole(StandsStill.Answered)], await customer.SeeAsync());
    }

    [Fact]
    [Covers("When the analytics store is cut off midway, the report is refused and nothing of it is visible")]
    [ProvenBy(typeof(IgnoresAFailedStaging))]
    public async Task Rolls_a_report_back_when_the_analytics_store_is_cut_off_midway()
    {
        using var customer = await apex.NewCustomerAsync();
        var answer = await CutOffAsync(customer, "training");
        Assert.Empty(await customer.SeeAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer);
    }

    [Fact]
    [Covers("A rollback leaves the reports of before alone")]
    [ProvenBy(typeof(RemovesLinesOfOthers))]
    public async Task Rolls_no_other_report_back()
    {
        using var customer = await apex.NewCustomerAsync();
        await customer.RecordAsync("before");
        await CutOffAsync(customer, "training");
        await apex.ResolveAsync();
        Assert.Equal([Seen.Whole("before")], await customer.SeeAsync());
    }

    [Fact]
    [Covers("Reports that are submitted at once do not mix: each is whole")]
    [ProvenBy(typeof(MixesUpReports))]
    public async Task Keeps_reports_apart_that_are_submitted_at_once()
    {
        using var customer = await apex.NewCustomerAsync();
        string[] workloads = ["a", "b", "c", "d", "e", "f", "g", "h"];
        await Task.WhenAll(workloads.Select(customer.RecordAsync));
        Assert.Equal(workloads.Select(Seen.Whole), await customer.SeeAsync());
    }

    [Fact]
    [Covers("A process killed at any step leaves the decided report, whole; a restart rolls back the rest")]
    [ProvenBy(typeof(PresumesCommit))]
    [ProvenBy(typeof(UndoesDecidedReports))]
    [ProvenBy(typeof(TakesTheDeadForAlive))]
    public async Task Resolves_the_reports_of_a_killed_process_at_restart()
    {
        using var customer = await apex.NewCustomerAsync();
        await using var reader = new SteadyReader(customer);
        await KillAtEveryStepAsync(customer);
        await using var restarted = await apex.StartNodeAsync();
        Assert.Equal([Seen.Whole(StandsStill.Answered)], await customer.SeeAsync());
        Assert.Equal([Seen.Whole(StandsStill.Answered)], await reader.EndAsync());
        Assert.Empty(await apex.UndecidedAsync());
    }

    [Fact]
    [Covers("A node that starts leaves the undecided reports of a live node alone")]
    [ProvenBy(typeof(GrantsHeldLocks))]
    public async Task Leaves_the_reports_of_a_live_node_alone()
    {
        using var customer = await apex.NewCustomerAsync();
        string[] steps = [StandsStill.Opened, StandsStill.Staged];
        await using var standing = await StandingReports.StartAsync(apex, customer, steps);
        await using var another = await apex.StartNodeAsync();
        await standing.ReleaseAsync();
        Assert.Equal(steps.Select(Seen.Whole), await customer.SeeAsync());
    }

    [Fact]
    [Covers("After an outage and a killed process both stores agree once more")]
    [ProvenBy(typeof(LeavesLinesBehind))]
    public async Task Leaves_no_difference_behind()
    {
        using var customer = await apex.NewCustomerAsync();
        await CutOffAsync(customer, "training");
        await KillAtEveryStepAsync(customer);
        await apex.ResolveAsync();
        Assert.Empty(await apex.CompareAsync());
    }

    [Fact]
    [Covers("The reconciler finds lines that are missing, lines that are too many, and lines of no report")]
    [ProvenBy(typeof(RemembersTheFirstTotals))]
    public async Task Finds_planted_differences()
    {
        using var customer = await apex.NewCustomerAsync();
        await customer.RecordAsync("training");
        await apex.CompareAsync();
        await using var planted = await PlantedDifferences.PlantAsync(apex);
        Assert.Equal(planted.Expected, await apex.CompareAsync());
    }

    /// <summary>Submits a report to which the analytics store is lost midway, and brings the store back.</summary>
    private async Task<HttpStatusCode> CutOffAsync(UsageCustomer customer, string workload)
    {
        var answer = await apex.World.Analytics.CutOffAsync(() => customer.SubmitAsync(workload));
        await apex.World.Analytics.RestoreAsync();
        return answer;
    }

    private async Task KillAtEveryStepAsync(UsageCustomer customer)
    {
        await using var standing = await StandingReports.StartAsync(apex, customer, StandsStill.Steps);
        await standing.KillAsync();
        await apex.ForgottenAsync();
    }
}
