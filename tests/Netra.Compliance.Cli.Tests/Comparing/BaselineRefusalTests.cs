using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Comparing;

/// <summary>What is no baseline is refused, and so is a rule that needs one and has none.</summary>
public sealed class BaselineRefusalTests : IDisposable
{
    private readonly EarlierReport _earlier = new();

    [Theory]
    [InlineData("--no-new-unproven")]
    [InlineData("--no-new-findings")]
    [InlineData("--max-lost", "5")]
    public async Task A_rule_that_needs_a_baseline_is_no_pass_without_one(params string[] rule) =>
        (await ToolRun.Of(_earlier.Bench.Folder, ["report", ".", .. rule]))
            .AssertRefused(ExitCode.Usage, "give its ledger.json with --baseline");

    [Theory]
    [InlineData("\"noNewUnproven\":true", ExitCode.Usage)]
    [InlineData("\"noNewFindings\":true", ExitCode.Usage)]
    [InlineData("\"maxLost\":\"5%\"", ExitCode.Usage)]
    [InlineData("\"noNewFindings\":false", ExitCode.Pass)]
    [InlineData("\"noNewFindings\":1", ExitCode.Unreadable)]
    public async Task The_same_in_netra_json(string rule, ExitCode code)
    {
        using var bench = new Bench();
        bench.Run(Bench.WithProofs(bench.AllPass()).Ended()).Add("netra.json", $"{{\"gate\":{{{rule}}}}}");
        Assert.Equal(code, (await ToolRun.Of(bench.Folder, "report", ".")).Code);
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
        await _earlier.KeepAsync();
        File.WriteAllText(_earlier.Baseline, Regex.Replace(File.ReadAllText(_earlier.Baseline), what, instead));
        (await _earlier.CompareAsync(_earlier.Bench)).AssertRefused(ExitCode.Unreadable, why);
        Assert.False(File.Exists(Path.Combine(_earlier.Bench.Folder, "artifacts", "compliance", "ledger.json")));
    }

    [Theory]
    [InlineData("none.json", "does not exist")]
    [InlineData(".", "is a folder")]
    public async Task Refuses_a_baseline_that_is_not_there(string path, string why) =>
        (await ToolRun.Of(_earlier.Bench.Folder, "report", ".", "--baseline", path))
            .AssertRefused(ExitCode.Unreadable, why);

    [Theory]
    [InlineData("none.json", ExitCode.Unreadable, "does not exist")]
    [InlineData(null, ExitCode.Usage, "noNewFindings")]
    public async Task A_run_refuses_it_before_it_builds(string? baseline, ExitCode code, string why)
    {
        _earlier.Bench.Add("A.csproj", "<Project Sdk=");
        string[] flag = baseline is null ? ["--no-new-findings"] : ["--baseline", baseline];
        (await ToolRun.Of(_earlier.Bench.Folder, ["run", .. flag])).AssertRefused(code, why);
    }

    [Fact]
    public async Task A_load_compares_no_ledger() =>
        (await ToolRun.Of(_earlier.Bench.Folder, "run", "--level", "load", "--baseline", "a"))
            .AssertRefused(ExitCode.Usage, "--baseline applies to critical tests");

    public void Dispose() => _earlier.Dispose();
}
