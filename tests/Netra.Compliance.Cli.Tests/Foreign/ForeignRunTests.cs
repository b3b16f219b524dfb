using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Foreign;

/// <summary>Reports of other tools that stand in for a journal.</summary>
public sealed class ForeignRunTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Protects_what_passes_and_proves_nothing()
    {
        var run = await ReportAsync(All());
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("results.trx (TRX) stands in for a journal: 3 of 3 results are of coverage points.", run.Error,
            StringComparison.Ordinal);
        var ledger = _bench.Ledger();
        Assert.All(ledger.Tests, test => Assert.Equal(RevenueState.Protected, test.State));
        Assert.Equal((2, 0), (ledger.Proofs.NotRun, ledger.Proofs.Missing));
    }

    [Fact]
    public async Task Puts_at_risk_what_fails_and_says_where()
    {
        var run = await ReportAsync(All(failed: "Syncs", trace: Trace));
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains($"Failed: {Bench.Sync}.Syncs at Sync.cs:12 (test 2", run.Out, StringComparison.Ordinal);
        Assert.Contains("Expected 1", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_unverified_what_was_skipped_or_is_not_there()
    {
        var report = new TrxScript().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out", "NotExecuted");
        Assert.Equal(ExitCode.Gate, (await ReportAsync(report)).Code);
        var points = _bench.Ledger().Tests.SelectMany(test => test.Points);
        Assert.Equal(["passed", "skipped", "notRun"], points.Select(point => point.Outcome));
    }

    [Fact]
    public async Task Says_how_many_results_are_of_no_coverage_point()
    {
        var run = await ReportAsync(All().Test("Shop.Tests.Plain", "Works").Test("Shop.Tests.Plain", "Works"));
        Assert.Contains("3 of 5 results are of coverage points.", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "2 of no coverage point protect no revenue: Shop.Tests.Plain.Works.", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, run.Code);
    }

    [Fact]
    public async Task Fails_for_a_test_of_no_coverage_point() =>
        Assert.Equal(ExitCode.TestsFailed, (await ReportAsync(All().Test("Shop.Tests.Plain", "Works", "Failed"))).Code);

    [Fact]
    public async Task Fails_for_a_proof_that_failed() => Assert.Equal(
        ExitCode.ProofFailed,
        (await ReportAsync(All().Test("Netra.Compliance.Generated.Flow_Proofs", "Catches_the_fault", "Failed"))).Code);

    [Fact]
    public async Task Counts_a_copy_once()
    {
        var text = All().Text;
        _bench.Add("a.trx", text).Add("b.trx", text);
        var run = await ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
        Assert.Contains("Tests: 3 passed,", run.Out, StringComparison.Ordinal);
        Assert.Contains("the run counts once.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_the_worse_of_a_journal_and_a_report()
    {
        _bench.Run(_bench.AllPass().Ended());
        Assert.Equal(ExitCode.TestsFailed, (await ReportAsync(All(failed: "Signs_in"))).Code);
    }

    [Fact]
    public async Task Takes_a_later_report_of_the_same_assembly_for_a_retry()
    {
        _bench.Add("later.trx", new TrxScript { Start = "2026-01-05T11:00:00Z" }.Test(Bench.Flow, "Signs_in").Text);
        await ReportAsync(All(failed: "Signs_in"));
        var point = _bench.Ledger().Tests[0].Points[0];
        Assert.StartsWith("flaky: passed on attempt 2 of 2", point.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stands_in_for_the_build_that_it_names_alone()
    {
        _bench.Build("net8.0/Shop.Tests.dll", [.. Fragments()]);
        var run = await ReportAsync(All(storage: "/other/machine/bin/net8.0/shop.tests.dll"));
        Assert.Equal(ExitCode.Inventory, run.Code);
        Assert.Contains("there is no journal of this build", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Joins_rows_of_a_theory_by_the_name_before_the_parenthesis()
    {
        using var bench = new Bench(
            CatalogFragment.Header(),
            CatalogFragment.Test(1, "Shop.Tests.Auth.Flow+Inner", 5, CatalogFragment.Theory("Adds")));
        var report = new TrxScript().Test("Shop.Tests.Auth.Flow+Inner", "Adds(a: 1)")
            .Test("Shop.Tests.Auth.Flow.Inner", "Adds(a: 2)", "Failed");
        bench.Add("results.trx", report.Text);
        Assert.Equal((RevenueState.AtRisk, 2), (bench.Ledger().Tests[0].State, bench.Ledger().Run.Tests));
    }

    [Fact]
    public void Names_the_report_in_the_context_and_meets_the_schema()
    {
        var ledger = _bench.Add("results.trx", All().Text).Ledger();
        var run = Assert.Single(ledger.Context.Runs);
        Assert.Equal(("trx", "Shop.Tests", "agent-7", 2500d), (run.Source, run.Assembly, run.Machine, run.DurationMs));
        Assert.Equal(new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc), ledger.Context.StartedAt);
        Assert.Empty(SchemaCheck.Errors(PublishedSchemaTests.Schema("ledger"), ledger.ToJson()));
    }

    [Theory]
    [InlineData("Aborted", null, "The run ended as \"Aborted\".")]
    [InlineData("Failed", null, "The run failed and none of its tests did")]
    [InlineData("Completed", 9, "It counts 9 tests and has 3 results.")]
    public async Task Fails_for_a_run_that_did_not_come_to_its_end(string outcome, int? total, string why)
    {
        var run = await ReportAsync(All(outcome: outcome, total: total));
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains($"Failed: The run that results.trx reports: {why}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_no_report_of_its_own_for_that_of_a_run()
    {
        _bench.Run(_bench.AllPass().Ended());
        _bench.Add("old/report.junit.xml", "<testsuite name='a'><testcase name='b'><failure/></testcase></testsuite>");
        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(_bench.Folder, "report", ".")).Code);
    }

    [Fact]
    public async Task Passes_over_other_xml_and_json_in_a_folder()
    {
        _bench.Run(_bench.AllPass().Ended());
        _bench.Add("Shop.xml", "<doc><members/></doc>").Add("cut.xml", "<testsu").Add("app.json", "{\"results\":[1]}");
        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(_bench.Folder, "report", ".")).Code);
    }

    public void Dispose() => _bench.Dispose();

    private const string Trace = """
           at Xunit.Assert.Equal() in /_/src/Assert.cs:line 3
           at Shop.Tests.Data.Sync.Syncs() in /home/me/Shop/Sync.cs:line 12
        """;

    private static readonly (string Class, string Method)[] Points =
        [(Bench.Flow, "Signs_in"), (Bench.Flow, "Signs_out"), (Bench.Sync, "Syncs")];

    private static IEnumerable<string> Fragments() =>
    [
        CatalogFragment.Header(declared: 35_000),
        CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in", "Shop.Forged"),
            CatalogFragment.Point("Signs_out", "Shop.Stays")),
        CatalogFragment.Test(2, Bench.Sync, 20_000, CatalogFragment.Point("Syncs")),
    ];

    private static TrxScript All(
        string? failed = null, string? outcome = null, int? total = null, string? trace = null, string? storage = null)
    {
        var report = new TrxScript { Outcome = outcome, Total = total, Storage = storage ?? new TrxScript().Storage };
        foreach (var (@class, method) in Points)
        {
            var (isFailed, message) = (method == failed, method == failed ? "Expected 1" : null);
            report.Test(@class, method, isFailed ? "Failed" : "Passed", message: message, trace: trace);
        }

        return report;
    }

    private Task<ToolRun> ReportAsync(TrxScript report)
    {
        _bench.Add("results.trx", report.Text);
        return ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
    }
}
