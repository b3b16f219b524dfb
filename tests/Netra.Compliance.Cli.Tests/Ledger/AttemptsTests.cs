using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>Tests that were tried more than once.</summary>
public sealed class AttemptsTests : IDisposable
{
    private const string Later = "2026-01-05T09:30:00Z";

    private readonly Bench _bench = new(
        CatalogFragment.Header(),
        CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in")),
        CatalogFragment.Test(2, Bench.Sync, 20_000, CatalogFragment.Theory("Syncs")));

    [Fact]
    public void Takes_a_pass_after_a_failure_for_flaky()
    {
        var point = Point(Run("failed"), Run("passed", Later));
        Assert.Equal((RevenueState.Unverified, "passed"), (point.State, point.Outcome));
        Assert.Equal("flaky: passed on attempt 2 of 2\nboom", point.Message);
    }

    [Fact]
    public void Keeps_every_attempt_with_its_run()
    {
        var point = Point(Run("failed"), Run("failed", "2026-01-05T09:10:00Z"), Run("passed", Later));
        var attempts = point.Attempts!.Value;
        Assert.Equal([(1, "failed"), (2, "failed"), (3, "passed")], attempts.Select(one => (one.Attempt, one.Outcome)));
        Assert.Equal(3, attempts.Select(one => one.Run).Distinct().Count());
    }

    [Fact]
    public void Takes_a_failure_after_a_pass_for_a_failure() =>
        Assert.Equal(RevenueState.AtRisk, Point(Run("passed"), Run("failed", Later)).State);

    [Fact]
    public void Takes_a_pass_in_the_same_run_for_a_second_attempt()
    {
        var run = _bench.Script().Test(Bench.Flow, "Signs_in", "failed").Test(Bench.Flow, "Signs_in");
        Assert.Equal("flaky: passed on attempt 2 of 2", Point(run.Ended()).Message);
    }

    [Fact]
    public void Fails_no_run_for_a_test_that_passed_when_it_was_tried_again()
    {
        var ledger = _bench.Run(Run("failed")).Run(Run("passed", Later)).Ledger();
        Assert.Empty(ledger.Failures);
        Assert.Equal(ExitCode.Gate, ledger.Gate.Code);
    }

    [Fact]
    public void Takes_runs_that_began_together_for_no_retries() =>
        Assert.Equal(RevenueState.AtRisk, Point(Run("failed"), Run("passed")).State);

    [Theory]
    [InlineData("os", "Microsoft Windows 10.0.26100")]
    [InlineData("architecture", "Arm64")]
    public void Takes_a_pass_on_another_system_for_no_retry(string field, string value) =>
        Assert.Equal(RevenueState.AtRisk, Point(Run("failed"), Run("passed", Later).On(field, value)).State);

    [Fact]
    public void Takes_a_pass_on_a_later_version_of_the_system_for_a_retry() => Assert.Equal(
        RevenueState.Unverified,
        Point(Run("failed").On("os", "Linux 6.8.0"), Run("passed", Later).On("os", "Linux 6.9.1")).State);

    [Fact]
    public void Takes_a_pass_against_another_backend_for_no_retry()
    {
        var embedded = Run("failed", ended: false).Backend("relational", "SQLite").Ended();
        var services = Run("passed", Later, ended: false).Backend("relational", "PostgreSQL", "services").Ended();
        Assert.Equal(RevenueState.AtRisk, Point(embedded, services).State);
    }

    [Fact]
    public void Takes_a_pass_in_another_build_for_no_retry()
    {
        var other = _bench.Build(
            "net8.0/Shop.Tests.dll", CatalogFragment.Header(),
            CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in")),
            CatalogFragment.Test(2, Bench.Sync, 20_000, CatalogFragment.Theory("Syncs")));
        var passed = new JournalScript(other.Mvid).Says("startedAt", Later).Test(Bench.Flow, "Signs_in").Ended();
        Assert.Equal(RevenueState.AtRisk, Point(Run("failed"), passed).State);
    }

    [Fact]
    public void Takes_rows_of_a_theory_for_tests_of_their_own()
    {
        var run = _bench.Script().Test(Bench.Sync, "Syncs", "failed").Test(Bench.Sync, "Syncs");
        var point = _bench.Run(run.Ended()).Ledger().Tests[1].Points[0];
        Assert.Equal((RevenueState.AtRisk, null), (point.State, (object?)point.Attempts));
    }

    [Fact]
    public void Joins_the_attempts_at_a_row_of_a_theory_over_runs()
    {
        JournalScript Rows(string first, string start) => _bench.Script().Says("startedAt", start)
            .Test(Bench.Sync, "Syncs", first).Test(Bench.Sync, "Syncs").Ended();
        var ledger = _bench.Run(Rows("failed", "2026-01-05T09:00:00Z")).Run(Rows("passed", Later)).Ledger();
        var point = ledger.Tests[1].Points[0];
        Assert.Equal(RevenueState.Unverified, point.State);
        Assert.Equal(["failed", "passed", "passed", "passed"], point.Attempts!.Value.Select(one => one.Outcome));
    }

    [Fact]
    public void Proves_nothing_of_a_flaky_point()
    {
        using var bench = new Bench();
        var failed = bench.Script().Test(Bench.Flow, "Signs_in", "failed").Ended();
        var proven = Bench.WithProofs(bench.AllPass().Says("startedAt", Later)).Ended();
        Assert.Equal(RevenueState.Unverified, bench.Run(failed).Run(proven).Ledger().Tests[0].State);
    }

    [Fact]
    public async Task Shows_a_flaky_point_first_with_its_attempts()
    {
        _bench.Run(Run("failed")).Run(Run("passed", Later));
        var run = await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains("Unverified: \"Signs in\" (test 1 \"Test 1\", $15,000 a month): flaky: passed on", run.Out,
            StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(_bench.Folder, "artifacts", "compliance", "report.html"));
        Assert.Contains("<span>Attempt 1 of 2</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Meets_the_schema_of_the_ledger()
    {
        var json = _bench.Run(Run("failed")).Run(Run("passed", Later)).Ledger().ToJson();
        Assert.Contains("\"attempts\"", json, StringComparison.Ordinal);
        Assert.Empty(SchemaCheck.Errors(PublishedSchemaTests.Schema("ledger"), json));
    }

    public void Dispose() => _bench.Dispose();

    private JournalScript Run(string outcome, string start = "2026-01-05T09:00:00Z", bool ended = true)
    {
        var run = _bench.Script().Says("startedAt", start)
            .Test(Bench.Flow, "Signs_in", outcome, message: outcome == "failed" ? "boom" : null);
        return ended ? run.Ended() : run;
    }

    private LedgerPoint Point(params JournalScript[] runs)
    {
        runs.ToList().ForEach(run => _bench.Run(run));
        return _bench.Ledger().Tests[0].Points[0];
    }
}
