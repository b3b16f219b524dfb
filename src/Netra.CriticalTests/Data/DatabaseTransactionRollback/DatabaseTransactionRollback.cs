using System.Net;
using Netra.Apex.Data.Usage;
using Netra.Compliance;

namespace Netra.CriticalTests.Data;

/// <summary>A usage report has its bill in the relational store and its lines in the analytics store, which share no
/// transaction.</summary>
[CriticalTest(4, "Database transaction rollback")]
[BusinessValue(
    12_000,
    "Customers dispute bills that their usage analytics do not confirm, and leave when the two disagree",
    Category = BusinessCategory.SystemReliability,
    Stage = CustomerStage.Retention)]
public sealed partial class DatabaseTransactionRollback(UsageFixture apex)
{
    [Fact]
    [Covers("An accepted report is shown with its bill and all of its usage, and to nobody but its customer")]
    [ProvenBy(typeof(LosesTheLastLine))]
    [ProvenBy(typeof(ShowsReportsOfOthers))]
    public async Task Shows_an_accepted_report_with_its_bill_and_all_its_usage()
    {
        using var customer = await apex.NewCustomerAsync();
        using var other = await apex.NewCustomerAsync();
        await other.RecordAsync("other");
        var report = await customer.RecordAsync("training");
        ReportView?[] found = [await customer.FindAsync(report), await other.FindAsync(report)];
        var complete = ReportView.Complete("training");
        Assert.Equal([complete, complete, null], (await customer.ReadReportsAsync()).Concat(found));
    }

    [Fact]
    [Covers("A report with anything that cannot be billed is recorded neither whole nor in part; up to each limit it "
        + "is recorded")]
    [ProvenBy(typeof(SkipsLinesThatCannotBeBilled))]
    public async Task Records_nothing_of_a_report_that_cannot_be_billed()
    {
        using var customer = await apex.NewCustomerAsync();
        var billed = BorderlineReports.Billable.Select(report => (report.Workload, report.Lines.Length)).Reverse();
        foreach (var report in BorderlineReports.Billable.Concat(BorderlineReports.Unbillable))
        {
            apex.Time.Advance(TimeSpan.FromTicks(1));
            await customer.SubmitAsync(report);
        }

        Assert.Equal(billed, (await customer.ListAsync()).Select(report => (report.Workload, report.Lines)));
    }

    [Fact]
    [Covers("At each step of recording a report, readers see nothing before the commit and all of it afterwards")]
    [ProvenBy(typeof(ShowsUncommittedReports))]
    public async Task Shows_nothing_of_a_report_before_it_is_committed()
    {
        using var customer = await apex.NewCustomerAsync();
        await using var paused = await PausedReports.StartAsync(apex, customer, PausesAtStep.Steps);
        Assert.Equal([ReportView.Complete(PausesAtStep.Answered)], await customer.ReadReportsAsync());
    }

    [Fact]
    [Covers("When the analytics store fails midway, the report is refused, nothing of it is visible, and the "
        + "log says so")]
    [ProvenBy(typeof(IgnoresAFailedStaging))]
    [ProvenBy(typeof(ShowsReportsBeingRolledBack))]
    public async Task Rolls_a_report_back_when_the_analytics_store_fails_midway()
    {
        using var customer = await apex.NewCustomerAsync();
        var (answer, logged) = await apex.LoggedDuringAsync(() => CutOffAsync(customer, "training"));
        string[] expected = ["The lines of report have not been removed yet.", "Report was rolled back."];
        Assert.Equal([$"{HttpStatusCode.ServiceUnavailable}", .. expected], logged.Prepend($"{answer}"));
        Assert.Empty(await customer.ReadReportsAsync());
    }

    [Fact]
    [Covers("A report that is decided against while it is on its way is refused, and not visible")]
    [ProvenBy(typeof(RecordsWhatWasDecidedAgainst))]
    public async Task Refuses_a_report_that_is_decided_against_on_its_way()
    {
        using var customer = await apex.NewCustomerAsync();
        var answer = await apex.SubmitAndRefuseAsync(customer, "training");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (answer, (await customer.ListAsync()).Count));
    }

    [Fact]
    [Covers("A rollback leaves earlier reports intact")]
    [ProvenBy(typeof(RollbackRemovesAllLines))]
    public async Task Rollback_leaves_earlier_reports_intact()
    {
        using var customer = await apex.NewCustomerAsync();
        await customer.RecordAsync("before");
        await CutOffAsync(customer, "training");
        await apex.ResolveAsync();
        Assert.Equal([ReportView.Complete("before")], await customer.ReadReportsAsync());
    }

    [Fact]
    [Covers("Reports that are submitted at once do not mix: each is complete")]
    [ProvenBy(typeof(StagesUnderWrongReport))]
    public async Task Keeps_reports_apart_that_are_submitted_at_once()
    {
        using var customer = await apex.NewCustomerAsync();
        string[] workloads = ["a", "b", "c", "d", "e", "f", "g", "h"];
        await Task.WhenAll(workloads.Select(customer.RecordAsync));
        Assert.Equal(workloads.Select(ReportView.Complete), await customer.ReadReportsAsync());
    }

    [Fact]
    [Covers("After a kill at any step, committed reports are complete and a restart rolls back all others")]
    [ProvenBy(typeof(CommitsInsteadOfRollingBack))]
    [ProvenBy(typeof(RollsBackCommittedReports))]
    [ProvenBy(typeof(NeverGrantsLocks))]
    [ProvenBy(typeof(ShowsUncommittedReports))]
    [ProvenBy(typeof(ShowsReportsBeingRolledBack))]
    public async Task Resolves_the_reports_of_a_killed_process_at_restart()
    {
        using var customer = await apex.NewCustomerAsync();
        await using var reader = new ContinuousReader(customer);
        await KillAtEveryStepAsync(customer);
        Assert.Equal([ReportView.Complete(PausesAtStep.Answered)], await reader.EndAsync());
        await using var restarted = await apex.StartNodeAsync();
        Assert.Equal([ReportView.Complete(PausesAtStep.Answered)], await customer.ReadReportsAsync());
        Assert.Empty(await apex.InDoubtAsync());
    }

    [Fact]
    [Covers("A node that starts does not touch the uncommitted reports of a live node")]
    [ProvenBy(typeof(GrantsLocksHeldByOthers))]
    public async Task Leaves_the_reports_of_a_live_node_alone()
    {
        using var customer = await apex.NewCustomerAsync();
        string[] steps = [PausesAtStep.Opened, PausesAtStep.Staged];
        await using var paused = await PausedReports.StartAsync(apex, customer, steps);
        await using var another = await apex.StartNodeAsync();
        await paused.ReleaseAsync();
        Assert.Equal(steps.Select(ReportView.Complete), await customer.ReadReportsAsync());
    }

    [Fact]
    [Covers("After an outage and a killed process both stores agree again")]
    [ProvenBy(typeof(LeavesOrphanedLines))]
    public async Task Leaves_no_difference_behind()
    {
        using var customer = await apex.NewCustomerAsync();
        await CutOffAsync(customer, "training");
        await KillAtEveryStepAsync(customer);
        await apex.ResolveAsync();
        Assert.Empty(await apex.CompareAsync());
    }

    [Fact]
    [Covers("The reconciler finds lines that are missing, lines that are too many, and lines of no report, but no "
        + "report that is on its way or recorded meanwhile")]
    [ProvenBy(typeof(ReconcilesAgainstStaleTotals))]
    public async Task Finds_planted_differences()
    {
        using var customer = await apex.NewCustomerAsync();
        await customer.RecordAsync("training");
        await apex.CompareAsync();
        await using var planted = await PlantedDifferences.PlantAsync(apex);
        Assert.Equal(planted.Expected, await apex.CompareAsync(meanwhile: () => customer.RecordAsync("meanwhile")));
    }

    [Fact]
    [Covers("Every five minutes a node logs where the stores disagree, rolls back the reports that nobody works on, "
        + "and forgets those whose rollback has settled")]
    [ProvenBy(typeof(ReconcilesAgainstStaleTotals))]
    [ProvenBy(typeof(GrantsLocksHeldByOthers))]
    [ProvenBy(typeof(ForgetsReportsTooEarly))]
    public async Task Looks_after_reports_every_five_minutes()
    {
        await apex.CompareAsync();
        await using var planted = await PlantedDifferences.PlantAsync(apex);
        await using var left = await LeftBehind.LeaveAsync(apex, apex.Time.GetUtcNow() + UsageUpkeep.Interval);
        var expected = planted.Expected.Select(
            found => $"The stores of usage reports disagree: Difference {{ Report = {found.Report}");
        Assert.Equal(expected, await apex.LookAfterAsync(planted.Expected.Count));
        Assert.Equal(["settling: Undoing", "worked on: Staging"], await left.StatesAsync());
    }

    /// <summary>Submits a report during which the analytics store fails, and brings the store back.</summary>
    private async Task<HttpStatusCode> CutOffAsync(UsageCustomer customer, string workload)
    {
        var answer = await apex.World.Analytics.CutOffAsync(() => customer.SubmitAsync(workload));
        await apex.World.Analytics.RestoreAsync();
        return answer;
    }

    private async Task KillAtEveryStepAsync(UsageCustomer customer)
    {
        await using var paused = await PausedReports.StartAsync(apex, customer, PausesAtStep.Steps);
        await paused.KillAsync();
        await apex.WaitForLocksReleasedAsync();
    }
}
