using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Comparing;

/// <summary>A report compared with that of an earlier run, through the command.</summary>
public sealed class LedgerBaselineTests : IDisposable
{
    private const string OtherClass = "Shop.Tests.Data.Other";

    private static readonly string FlowTest = CatalogFragment.Test(1, Bench.Flow, 15_000,
        CatalogFragment.Point("Signs_in", "Shop.Forged"), CatalogFragment.Point("Signs_out", "Shop.Stays"));

    private static readonly string SyncTest =
        CatalogFragment.Test(2, Bench.Sync, 20_000, CatalogFragment.Point("Syncs"));

    private readonly EarlierReport _earlier = new();

    [Fact]
    public async Task A_report_with_a_baseline_of_itself_says_that_nothing_changed()
    {
        await _earlier.KeepAsync();
        var run = await _earlier.CompareAsync(
            _earlier.Bench, "--no-new-unproven", "--no-new-findings", "--max-lost", "0");
        Assert.Equal(ExitCode.Pass, run.Code);
        run.AssertSays("Since the baseline nothing changed: 2 standing ($35,000 a month); "
            + "findings: 0 new, 0 fixed, 0 standing.");
    }

    [Fact]
    public async Task The_baseline_may_be_the_very_report_that_is_replaced()
    {
        await _earlier.KeepAsync();
        var run = await CompareWithItselfAsync(_earlier.Bench);
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("\"changes\"", _earlier.Bench.Written("ledger.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_is_no_longer_declared_is_lost_with_its_dollars()
    {
        await _earlier.KeepAsync();
        using var now = Shop(Bench.Sync, FlowTest);
        var run = await _earlier.CompareAsync(now);
        Assert.Equal(ExitCode.Gate, run.Code);
        run.AssertSays("$15,000 of $35,000 a month is proven; $20,000 is lost. "
            + "The gate fails: maxLost is $20,000, but must be at most $0.");
        run.AssertSays("Lost: in the baseline, but no longer declared (test 2 \"Test 2\", $20,000 a month)");
        run.AssertSays("1 lost ($20,000 a month), 1 standing ($15,000 a month)");
    }

    [Fact]
    public async Task A_ledger_of_what_is_lost_meets_its_schema()
    {
        await _earlier.KeepAsync();
        using var now = Shop(Bench.Sync, FlowTest);
        await _earlier.CompareAsync(now);
        Assert.Empty(SchemaCheck.Errors(PublishedSchemaTests.Schema("ledger"), now.Written("ledger.json")));
    }

    [Theory]
    [InlineData("20000", ExitCode.Pass)]
    [InlineData("19999.99", ExitCode.Gate)]
    [InlineData("57.15%", ExitCode.Pass)]
    [InlineData("57.14%", ExitCode.Gate)]
    public async Task Asks_for_at_most_what_may_be_lost(string maxLost, ExitCode code)
    {
        await _earlier.KeepAsync();
        using var now = Shop(Bench.Sync, FlowTest);
        Assert.Equal(code, (await _earlier.CompareAsync(now, "--max-lost", maxLost)).Code);
    }

    [Fact]
    public async Task What_was_lost_stays_lost_in_the_next_comparison()
    {
        await _earlier.KeepAsync();
        using var now = Shop(Bench.Sync, FlowTest);
        await _earlier.CompareAsync(now);
        var again = await CompareWithItselfAsync(now);
        Assert.Equal(ExitCode.Gate, again.Code);
        again.AssertSays("$20,000 is lost");
        again.AssertSays("Since the baseline nothing changed");
    }

    [Theory]
    [InlineData(2, "Other", Bench.Sync, 20_000, "1 renamed ($20,000 a month)", ExitCode.Pass)]
    [InlineData(2, "Test 2", OtherClass, 20_000, "2 standing ($35,000 a month)", ExitCode.Pass)]
    [InlineData(3, "Test 2", Bench.Sync, 20_000, "1 renamed ($20,000 a month)", ExitCode.Pass)]
    [InlineData(2, "Other", OtherClass, 20_000, "1 lost ($20,000 a month), 1 new ($20,000 a month)", ExitCode.Gate)]
    [InlineData(2, "Test 2", Bench.Sync, 5_000, "1 revalued ($5,000 a month)", ExitCode.Pass)]
    public async Task Knows_a_test_again_where_that_is_honest(
        int number, string title, string @class, int usd, string said, ExitCode code)
    {
        await _earlier.KeepAsync();
        var test = CatalogFragment.Test(number, @class, usd, CatalogFragment.Point("Syncs"));
        using var now = Shop(@class, FlowTest, Renamed(test, $"Test {number}", title));
        var run = await _earlier.CompareAsync(now);
        Assert.Equal(code, run.Code);
        run.AssertSays(said);
    }

    [Theory]
    [InlineData("Survived", ExitCode.ProofFailed, "1 worse, 2 standing")]
    [InlineData("Caught", ExitCode.Pass, "nothing changed")]
    public async Task Nothing_that_was_proven_may_be_less(string verdict, ExitCode code, string said)
    {
        await _earlier.KeepAsync();
        using var now = new Bench();
        now.Run(Bench.WithProofs(now.AllPass(), first: verdict).Ended());
        var run = await _earlier.CompareAsync(now, "--no-new-unproven", "--min-protected", "0");
        Assert.Equal(code, run.Code);
        run.AssertSays(said);
        Assert.Equal(code != ExitCode.Pass, run.Out.Contains(
            "noNewUnproven is 1, but must be at most 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gone", 1)]
    [InlineData("renamed", 0)]
    [InlineData("new", 1)]
    [InlineData("planned", 1)]
    public async Task Counts_points_that_are_gone_and_what_is_new_and_unproven(string change, int count)
    {
        await _earlier.KeepAsync();
        string[] more = change == "planned" ? [CatalogFragment.Planned(3, 1)] : [];
        var flow = CatalogFragment.Test(1, Bench.Flow, 15_000, FlowPoints(change));
        using var now = Shop(Bench.Sync, [flow, SyncTest, .. more]);
        var run = await _earlier.CompareAsync(now, "--no-new-unproven", "--min-protected", "0");
        Assert.Equal((change, count == 0), (change, !run.Out.Contains("noNewUnproven is", StringComparison.Ordinal)));
        run.AssertSays(count == 0 ? "1 renamed" : $"noNewUnproven is {count}, but must be at most 0");
    }

    [Theory]
    [InlineData(2, "", ExitCode.Pass, "0 new, 0 fixed, 1 standing")]
    [InlineData(4, "\n\n", ExitCode.Pass, "0 new, 0 fixed, 1 standing")]
    [InlineData(1, "", ExitCode.Gate, "1 new, 1 fixed, 0 standing")]
    public async Task Knows_findings_again_when_lines_move(int line, string above, ExitCode code, string said)
    {
        _earlier.Bench.Add("A.cs", "class A\n{ void B() { } }\n");
        await _earlier.KeepAsync(Found(2));
        File.WriteAllText(Path.Combine(_earlier.Bench.Folder, "A.cs"), above + "class A\n{ void B() { } }\n");
        File.WriteAllText(Path.Combine(_earlier.Bench.Folder, "a.sarif"), Found(line));
        var run = await _earlier.CompareAsync(_earlier.Bench, "--no-new-findings");
        Assert.Equal(code, run.Code);
        run.AssertSays(said);
    }

    [Theory]
    [InlineData("report.md", "| Renamed | 2 Other (was 2 Test 2) | Protected | Protected | $20,000 |")]
    [InlineData("report.html", "<tr><td class=\"w\">Renamed</td><td><bdi>2 Other (was 2 Test 2)</bdi></td>")]
    [InlineData("ledger.json", "\"kind\": \"Renamed\"")]
    public async Task Every_report_lists_what_changed(string file, string listed)
    {
        await _earlier.KeepAsync();
        using var now = Shop(Bench.Sync, FlowTest, Renamed(SyncTest, "Test 2", "Other"));
        await _earlier.CompareAsync(now);
        Assert.Contains(listed, now.Written(file), StringComparison.Ordinal);
    }

    public void Dispose() => _earlier.Dispose();

    private string Found(int line) =>
        SarifScript.Log(SarifScript.Result("NETRA1003", Path.Combine(_earlier.Bench.Folder, "A.cs"), line));

    private static Task<ToolRun> CompareWithItselfAsync(Bench bench) =>
        ToolRun.Of(bench.Folder, "report", ".", "--baseline", "artifacts/compliance/ledger.json");

    private static string Renamed(string test, string was, string title) =>
        test.Replace($"\"{was}\"", $"\"{title}\"", StringComparison.Ordinal);

    private static Bench Shop(string sync, params string[] tests)
    {
        var bench = new Bench([CatalogFragment.Header(), .. tests]);
        string[] all = ["Signs_in", "Signs_out", "Leaves", "Comes_back"];
        var methods = all.Where(method => string.Concat(tests).Contains($"\"{method}\"", StringComparison.Ordinal));
        var script = methods.Aggregate(bench.Script().Controls().Test(sync, "Syncs"), Passes);
        return bench.Run(script.Ended());
    }

    private static JournalScript Passes(JournalScript script, string method)
    {
        var fault = method switch { "Signs_in" => "Shop.Forged", "Comes_back" => null, _ => "Shop.Stays" };
        script.Test(Bench.Flow, method);
        return fault is null ? script : script.Proof(Bench.Flow, method, fault);
    }

    private static object[] FlowPoints(string change)
    {
        var signsIn = CatalogFragment.Point("Signs_in", "Shop.Forged");
        var signsOut = CatalogFragment.Point("Signs_out", "Shop.Stays");
        return change switch
        {
            "gone" => [signsIn],
            "renamed" => [signsIn, Point("Leaves", "Signs_out is covered", "Shop.Stays")],
            "new" => [signsIn, signsOut, Point("Comes_back", "It is new")],
            _ => [signsIn, signsOut],
        };
    }

    private static object Point(string method, string covers, params string[] faults) =>
        new { method, name = method.Replace('_', ' '), covers, theory = false, faults };
}
