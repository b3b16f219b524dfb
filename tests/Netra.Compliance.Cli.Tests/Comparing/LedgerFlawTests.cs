using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Comparing;

/// <summary>A baseline that says what no ledger says is refused with its key.</summary>
public sealed class LedgerFlawTests : IDisposable
{
    private readonly Bench _bench = new();

    private string Baseline => Path.Combine(_bench.Folder, "before.json");

    [Fact]
    public async Task Passes_with_the_baseline_that_the_others_are_made_of()
    {
        await BeforeAsync();
        Assert.Equal(ExitCode.Pass, (await ReportAsync()).Code);
    }

    public static TheoryData<string, string, string> Flaws { get; } = new()
    {
        { "\"state\": \"Proven\"", "\"state\": 0", "(at tests[0].state)" },
        { "\"state\": \"Proven\"", "\"state\": \"proven\"", "(at tests[0].state)" },
        { "\"state\": \"Proven\"", "\"state\": \"0\"", "(at tests[0].state)" },
        { "\"state\": \"Proven\"", "\"state\": \"Proven, AtRisk\"", "(at tests[0].state)" },
        { "\"verdict\": \"Caught\"", "\"verdict\": 0", "(at tests[0].points[0].proofs[0].verdict)" },
        { "netra.ledger/1", "netra.ledger/01",
            "is not in the format netra.ledger/1: its schema is \"netra.ledger/01\"" },
        { "netra.ledger/1", "netra.ledger/0", "is not in the format netra.ledger/1" },
        { "(\"number\": 2,(.|\n)*?)\"state\": \"Protected\"", "$1\"state\": \"Proven\"",
            "has Proven at tests[1].state, expected Protected according to its points" },
        { "(\"number\": 2,(.|\n)*?)\"state\": \"Protected\"", "$1\"state\": \"Lost\"",
            "has Lost at tests[1].state, expected Protected according to its points" },
        { "(\"points\": \\[(.|\n)*?)\"state\": \"Proven\"", "$1\"state\": \"AtRisk\"",
            "has Proven at tests[0].state, expected AtRisk according to its points" },
        { "(\"points\": \\[(.|\n)*?)\"state\": \"Proven\"", "$1\"state\": \"Lost\"",
            "has Lost at tests[0].points[0].state, expected the state of a point" },
        { "\"verdict\": \"Caught\"", "\"verdict\": \"Survived\"",
            "has Proven at tests[0].points[0].state, expected Protected according to its proofs" },
        { "\"outcome\": \"passed\"", "\"outcome\": \"skipped\"",
            "has Proven at tests[0].points[0].state, expected a lower state for outcome skipped" },
    };

    [Theory, MemberData(nameof(Flaws))]
    public async Task Refuses_states_that_nothing_bears_out(string what, string instead, string why)
    {
        var baseline = await BeforeAsync();
        File.WriteAllText(baseline, Regex.Replace(File.ReadAllText(baseline), what, instead));
        (await ReportAsync()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("\"line\": 2", "\"line\": 0", "has 0 at findings[0].line, expected 1 or more")]
    [InlineData("\"lines\": null", "\"lines\": -5", "has -5 at findings[0].lines, expected 1 or more")]
    [InlineData("\"level\": \"warning\"", "\"level\": \"Warning\"",
        "has Warning at findings[0].level, expected one of none, note, warning, error")]
    public async Task Refuses_a_finding_that_no_rule_makes(string good, string bad, string why)
    {
        var baseline = await BeforeAsync();
        File.WriteAllText(baseline, File.ReadAllText(baseline).Replace(good, bad, StringComparison.Ordinal));
        (await ReportAsync()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("tests", "has tests[2] twice")]
    [InlineData("findings", "has findings[1] twice")]
    public async Task Refuses_what_is_there_twice_although_it_adds_up(string list, string why)
    {
        var baseline = await BeforeAsync();
        var ledger = JsonNode.Parse(File.ReadAllText(baseline))!;
        ledger[list]!.AsArray().Add((JsonNode?)ledger[list]![0]!.DeepClone());
        var (extra, revenue) = (list == "tests" ? 15_000 : 0, ledger["revenue"]!);
        (revenue["declared"], revenue["proven"]) = (35_000 + extra, 15_000 + extra);
        File.WriteAllText(baseline, ledger.ToJsonString());
        (await ReportAsync()).AssertRefused(ExitCode.Unreadable, why);
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>A report on a run in which all passes, every fault is caught, and a rule has one finding.</summary>
    private async Task<string> BeforeAsync()
    {
        var found = SarifScript.Result("NETRA1003", Path.Combine(_bench.Folder, "A.cs"), 2);
        _bench.Add("A.cs", "class A\n{ void B() { } }\n").Add("a.sarif", SarifScript.Log(found));
        _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended());
        await ToolRun.Of(_bench.Folder, "report", ".");
        File.Copy(Path.Combine(_bench.Folder, "artifacts", "compliance", "ledger.json"), Baseline);
        return Baseline;
    }

    private Task<ToolRun> ReportAsync() => ToolRun.Of(_bench.Folder, "report", ".", "--baseline", Baseline);
}
