using System.Text.Json;
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
    private static readonly string FlowTest = CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in", "Shop.Forged"), CatalogFragment.Point("Signs_out", "Shop.Stays"));
    private static readonly string SyncTest = CatalogFragment.Test(2, Bench.Sync, 20_000, CatalogFragment.Point("Syncs"));

    private readonly Bench _before = new();

    [Fact]
    public async Task A_report_with_a_baseline_of_itself_says_that_nothing_changed()
    {
        await BeforeAsync();
        var run = await ReportAsync(_before, "--no-new-unproven", "--no-new-findings", "--max-lost", "0");
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("Since the baseline nothing changed: 2 standing ($35,000 a month); findings: 0 new, 0 fixed, 0 standing.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_baseline_may_be_the_very_report_that_is_replaced()
    {
        await BeforeAsync();
        var run = await ToolRun.Of(_before.Folder, "report", ".", "--baseline", "artifacts/compliance/ledger.json");
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("\"changes\"", Ledger(_before), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_is_no_longer_declared_is_lost_with_its_dollars()
    {
        await BeforeAsync();
        using var now = Shop(FlowTest);
        var run = await ReportAsync(now);
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains("$15,000 of $35,000 a month is proven; $20,000 is lost. The gate fails: maxLost is $20,000, but must be at most $0.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Lost: in the baseline, but no longer declared (test 2 \"Test 2\", $20,000 a month)", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 lost ($20,000 a month), 1 standing ($15,000 a month)", run.Out, StringComparison.Ordinal);
        Assert.Empty(SchemaCheck.Errors(File.ReadAllText(Path.Combine(PublishedSchemaTests.Formats, "ledger.schema.json")), Ledger(now)));
    }

    [Theory]
    [InlineData("20000", ExitCode.Pass)]
    [InlineData("19999.99", ExitCode.Gate)]
    [InlineData("57.15%", ExitCode.Pass)]
    [InlineData("57.14%", ExitCode.Gate)]
    public async Task Asks_for_at_most_what_may_be_lost(string maxLost, ExitCode code)
    {
        await BeforeAsync();
        using var now = Shop(FlowTest);
        Assert.Equal(code, (await ReportAsync(now, "--max-lost", maxLost)).Code);
    }

    [Fact]
    public async Task What_was_lost_stays_lost_in_the_next_comparison()
    {
        await BeforeAsync();
        using var now = Shop(FlowTest);
        await ReportAsync(now);
        var again = await ToolRun.Of(now.Folder, "report", ".", "--baseline", "artifacts/compliance/ledger.json");
        Assert.Equal(ExitCode.Gate, again.Code);
        Assert.Contains("$20,000 is lost", again.Out, StringComparison.Ordinal);
        Assert.Contains("Since the baseline nothing changed", again.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("another title", "1 renamed ($20,000 a month)", ExitCode.Pass)]
    [InlineData("another class", "2 standing ($35,000 a month)", ExitCode.Pass)]
    [InlineData("another number", "1 renamed ($20,000 a month)", ExitCode.Pass)]
    [InlineData("another test", "1 lost ($20,000 a month), 1 new ($20,000 a month)", ExitCode.Gate)]
    [InlineData("another value", "1 revalued ($5,000 a month)", ExitCode.Pass)]
    public async Task Knows_a_test_again_where_that_is_honest(string change, string said, ExitCode code)
    {
        await BeforeAsync();
        var (@class, number, usd) = (change is "another class" or "another test" ? "Shop.Tests.Data.Other" : Bench.Sync, change == "another number" ? 3 : 2, change == "another value" ? 5_000 : 20_000);
        var title = change is "another title" or "another test" ? "Other" : "Test 2";
        var test = CatalogFragment.Test(number, @class, usd, CatalogFragment.Point("Syncs")).Replace($"\"Test {number}\"", $"\"{title}\"", StringComparison.Ordinal);
        using var now = Shop(@class, FlowTest, test);
        var run = await ReportAsync(now);
        Assert.Equal((code, change), (run.Code, change));
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Signs_in", "1 worse, 2 standing", ExitCode.Gate)]
    [InlineData("none", "3 standing", ExitCode.Pass)]
    public async Task Nothing_that_was_proven_may_be_less(string unproven, string said, ExitCode code)
    {
        await BeforeAsync();
        using var now = new Bench();
        now.Run(Bench.WithProofs(now.AllPass(), first: unproven == "none" ? "Caught" : "Survived").Ended());
        var run = await ReportAsync(now, "--no-new-unproven", "--min-protected", "0");
        Assert.Equal(unproven == "none" ? ExitCode.Pass : ExitCode.ProofFailed, run.Code);
        Assert.Contains(unproven == "none" ? "nothing changed" : said, run.Out, StringComparison.Ordinal);
        Assert.Equal(code == ExitCode.Gate, run.Out.Contains("noNewUnproven is 1, but must be at most 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gone", 1)]
    [InlineData("renamed", 0)]
    [InlineData("new", 1)]
    [InlineData("planned", 1)]
    public async Task Counts_points_that_are_gone_and_what_is_new_and_unproven(string change, int count)
    {
        await BeforeAsync();
        string[] more = change == "planned" ? [CatalogFragment.Planned(3, 1)] : [];
        using var now = Shop(Bench.Sync, [CatalogFragment.Test(1, Bench.Flow, 15_000, [.. FlowPoints(change)]), SyncTest, .. more]);
        var run = await ReportAsync(now, "--no-new-unproven", "--min-protected", "0");
        Assert.Equal((change, count == 0), (change, !run.Out.Contains("noNewUnproven is", StringComparison.Ordinal)));
        Assert.Contains(count == 0 ? "1 renamed" : $"noNewUnproven is {count}, but must be at most 0", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "", ExitCode.Pass, "0 new, 0 fixed, 1 standing")]
    [InlineData(4, "\n\n", ExitCode.Pass, "0 new, 0 fixed, 1 standing")]
    [InlineData(1, "", ExitCode.Gate, "1 new, 1 fixed, 0 standing")]
    public async Task Knows_findings_again_when_lines_move(int line, string above, ExitCode code, string said)
    {
        _before.Add("A.cs", "class A\n{ void B() { } }\n");
        await BeforeAsync(Found(2));
        File.WriteAllText(Path.Combine(_before.Folder, "A.cs"), above + "class A\n{ void B() { } }\n");
        File.WriteAllText(Path.Combine(_before.Folder, "a.sarif"), Found(line));
        var run = await ReportAsync(_before, "--no-new-findings");
        Assert.Equal(code, run.Code);
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-new-unproven")]
    [InlineData("--no-new-findings")]
    [InlineData("--max-lost", "5")]
    public async Task A_rule_that_needs_a_baseline_is_no_pass_without_one(params string[] rule) =>
        (await ToolRun.Of(_before.Folder, ["report", ".", .. rule])).AssertRefused(ExitCode.Usage, "give its ledger.json with --baseline");

    [Theory]
    [InlineData("\"noNewUnproven\":true", ExitCode.Usage)]
    [InlineData("\"noNewFindings\":true", ExitCode.Usage)]
    [InlineData("\"maxLost\":\"5%\"", ExitCode.Usage)]
    [InlineData("\"noNewFindings\":false", ExitCode.Pass)]
    [InlineData("\"noNewFindings\":1", ExitCode.Unreadable)]
    public async Task The_same_in_netra_json(string rule, ExitCode code)
    {
        _before.Run(Bench.WithProofs(_before.AllPass()).Ended()).Add("netra.json", $"{{\"gate\":{{{rule}}}}}");
        Assert.Equal(code, (await ToolRun.Of(_before.Folder, "report", ".")).Code);
    }

    public static TheoryData<string, string, string> Damages { get; } = new()
    {
        { "(.|\n)+", "", "is not a valid ledger" },
        { "(.|\n)+", "null", "is not a valid ledger" },
        { "(.|\n)+", "[]", "is not a valid ledger" },
        { "(.|\n){50}$", "", "is not a valid ledger" },
        { "netra.ledger/1", "netra.ledger/2", "update netra" },
        { "netra.ledger/1", "netra.catalog/1", "is not in the format netra.ledger/1" },
        { "\"tests\": \\[(.|\n)*?\n  \\],", "\"tests\": null,", "(at tests)" },
        { "\"tests\": \\[(.|\n)*?\n  \\],", "\"tests\": [null],", "has null for an item of \"tests\"" },
        { "\"tests\": \\[(.|\n)*?\n  \\],", "\"tests\": [],", "has no critical test" },
        { "\"tests\": \\[(.|\n)*?\n  \\],", "", "is not a valid ledger" },
        { "\"points\": \\[(.|\n)*?\n      \\],", "\"points\": null,", "points" },
        { "\"points\": \\[(.|\n)*?\n      \\],", "\"points\": [null],", "has null for an item of \"points\"" },
        { "\"findings\": \\[\\],\n  \"gate\"", "\"findings\": null, \"gate\"", "(at findings)" },
        { "\"findings\": \\[\\],\n  \"gate\"", "\"findings\": [null], \"gate\"",
            "has null for an item of \"findings\"" },
        { "\"findings\": \\[\\],\n  \"gate\"", "\"gate\"", "is not a valid ledger" },
        { "\"monthlyRevenueUsd\": 20000", "\"monthlyRevenueUsd\": 20", "its tests do not add up to" },
        { "\"monthlyRevenueUsd\": 20000", "\"monthlyRevenueUsd\": -20000",
            "has -20000 at tests[1].monthlyRevenueUsd, expected 0 to 1000000000000" },
        { "\"monthlyRevenueUsd\": 20000", "\"monthlyRevenueUsd\": 79228162514264337593543950335",
            "at tests[1].monthlyRevenueUsd, expected 0 to" },
        { "\"monthlyRevenueUsd\": 20000", "\"monthlyRevenueUsd\": 1e400", "is not a valid ledger" },
        { "\"state\": \"Proven\"", "\"state\": \"Splendid\"", "is not a valid ledger" },
        { "\"state\": \"Proven\"", "\"state\": 17",
            "a value is none of Proven, Protected, Unverified, AtRisk, Lost (at tests[0].state)" },
        { "\"criticalTests\": true", "\"criticalTests\": false", "covers only journeys" },
        { "\"assembly\": \"Shop.Tests\"", "\"assembly\": \"Bank.Tests\"", "covers another portfolio" },
    };

    [Theory, MemberData(nameof(Damages))]
    public async Task Refuses_a_baseline_that_is_none(string what, string instead, string why)
    {
        var baseline = await BeforeAsync();
        File.WriteAllText(baseline, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(baseline), what, instead));
        (await ReportAsync(_before)).AssertRefused(ExitCode.Unreadable, why);
        Assert.False(File.Exists(Path.Combine(_before.Folder, "artifacts", "compliance", "ledger.json")));
    }

    [Theory]
    [InlineData("none.json", "does not exist")]
    [InlineData(".", "is a folder")]
    public async Task Refuses_a_baseline_that_is_not_there(string path, string why) =>
        (await ToolRun.Of(_before.Folder, "report", ".", "--baseline", path)).AssertRefused(ExitCode.Unreadable, why);

    [Theory]
    [InlineData("none.json", ExitCode.Unreadable, "does not exist")]
    [InlineData(null, ExitCode.Usage, "noNewFindings")]
    public async Task A_run_refuses_it_before_it_builds(string? baseline, ExitCode code, string why)
    {
        _before.Add("A.csproj", "<Project Sdk=");
        string[] flag = baseline is null ? ["--no-new-findings"] : ["--baseline", baseline];
        (await ToolRun.Of(_before.Folder, ["run", .. flag])).AssertRefused(code, why);
    }

    [Fact]
    public async Task A_load_compares_no_ledger() => (await ToolRun.Of(_before.Folder, "run", "--level", "load", "--baseline", "a"))
        .AssertRefused(ExitCode.Usage, "--baseline applies to critical tests");

    [Fact]
    public async Task Every_report_lists_what_changed()
    {
        await BeforeAsync();
        using var now = Shop(Bench.Sync, FlowTest, SyncTest.Replace("\"Test 2\"", "\"Other\"", StringComparison.Ordinal));
        await ReportAsync(now);
        Assert.Contains("| Renamed | 2 Other (was 2 Test 2) | Protected | Protected | $20,000 |", File.ReadAllText(Path.Combine(now.Folder, "artifacts/compliance/report.md")), StringComparison.Ordinal);
        Assert.Contains("<tr><td class=\"w\">Renamed</td><td><bdi>2 Other (was 2 Test 2)</bdi></td>", File.ReadAllText(Path.Combine(now.Folder, "artifacts/compliance/report.html")), StringComparison.Ordinal);
        using var ledger = JsonDocument.Parse(Ledger(now));
        Assert.Equal("Renamed", ledger.RootElement.GetProperty("changes").GetProperty("tests")[0].GetProperty("kind").GetString());
    }

    public void Dispose() => _before.Dispose();

    private string Baseline => Path.Combine(_before.Folder, "before.json");

    private string Found(int line) => SarifScript.Log(SarifScript.Result("NETRA1003", Path.Combine(_before.Folder, "A.cs"), line));

    /// <summary>A report on a run in which all passes and every fault is caught, kept as the baseline.</summary>
    private async Task<string> BeforeAsync(string? findings = null)
    {
        _before.Run(Bench.WithProofs(_before.AllPass()).Ended());
        _ = findings is null ? _before : _before.Add("a.sarif", findings);
        await ToolRun.Of(_before.Folder, "report", ".");
        File.Copy(Path.Combine(_before.Folder, "artifacts", "compliance", "ledger.json"), Baseline);
        return Baseline;
    }

    private Task<ToolRun> ReportAsync(Bench now, params string[] more) => ToolRun.Of(now.Folder, ["report", ".", "--baseline", Baseline, .. more]);

    private static string Ledger(Bench bench) => File.ReadAllText(Path.Combine(bench.Folder, "artifacts", "compliance", "ledger.json"));

    private static Bench Shop(string test) => Shop(Bench.Sync, test);

    private static Bench Shop(string sync, params string[] tests)
    {
        var bench = new Bench([CatalogFragment.Header(), .. tests]);
        var methods = new[] { "Signs_in", "Signs_out", "Leaves", "Comes_back" }.Where(method => tests.Any(test => test.Contains($"\"{method}\"", StringComparison.Ordinal)));
        var script = methods.Aggregate(bench.Script().Controls().Test(sync, "Syncs"), Passes);
        return bench.Run(script.Ended());
    }

    private static JournalScript Passes(JournalScript script, string method)
    {
        var fault = method switch { "Signs_in" => "Shop.Forged", "Comes_back" => null, _ => "Shop.Stays" };
        script.Test(Bench.Flow, method);
        return fault is null ? script : script.Proof(Bench.Flow, method, fault);
    }

    private static IEnumerable<object> FlowPoints(string change) =>
    [
        Point("Signs_in", "Signs_in is covered", "Shop.Forged"),
        .. change == "gone" ? Array.Empty<object>() : [Point(change == "renamed" ? "Leaves" : "Signs_out", "Signs_out is covered", "Shop.Stays")],
        .. change == "new" ? [Point("Comes_back", "It is new")] : Array.Empty<object>(),
    ];

    private static object Point(string method, string covers, params string[] faults) =>
        new { method, name = method.Replace('_', ' '), covers, theory = false, faults };
}
