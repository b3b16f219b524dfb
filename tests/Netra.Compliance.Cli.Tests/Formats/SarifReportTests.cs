using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class SarifReportTests : IDisposable
{
    private readonly FormatSample _sample = new();
    private readonly string _text;

    public SarifReportTests() => _text = FormatSample.Text(_sample.Ledger(), "report.sarif");

    [Fact]
    public void Meets_the_part_of_the_schema_that_it_uses() =>
        Assert.Empty(PublishedFormat.JsonProblems("sarif.schema.json", _text));

    [Fact]
    public void Would_notice_a_key_that_SARIF_does_not_have() =>
        Assert.NotEmpty(PublishedFormat.JsonProblems(
            "sarif.schema.json", _text.Replace("\"ruleId\"", "\"rule_id\"", StringComparison.Ordinal)));

    [Fact]
    public void Has_every_point_and_fault_that_keeps_a_test_from_being_proven()
    {
        var rules = Results().Select(result => (string)result["ruleId"]!).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["NETRA3002", "NETRA3003", "fault-survived", "point-at-risk", "point-at-risk", "point-unverified"], rules);
    }

    [Fact]
    public void Has_nothing_of_a_test_that_is_proven()
    {
        var proven = With(_sample.Ledger(), Proven) with { Findings = [] };
        var text = FormatSample.Text(proven, "report.sarif");
        Assert.Empty(JsonNode.Parse(text)!["runs"]![0]!["results"]!.AsArray());
    }

    [Fact]
    public void Places_a_failure_at_its_line_and_a_finding_at_its_columns()
    {
        var failed = Place(Result("point-at-risk", "Signs in"));
        Assert.Equal(("tests/Shop.Tests/Auth/Flow.cs", "SRCROOT", 14),
            ((string)failed["artifactLocation"]!["uri"]!, (string)failed["artifactLocation"]!["uriBaseId"]!,
                (int)failed["region"]!["startLine"]!));
        Assert.Equal("""{"startLine":7,"startColumn":9,"endLine":8,"endColumn":30}""",
            Place(Result("NETRA3003", ""))["region"]!.ToJsonString());
    }

    [Fact]
    public void Refers_to_rules_that_explain_themselves() => Assert.All(Results(), result =>
    {
        var rule = Driver()["rules"]![(int)result["ruleIndex"]!]!;
        Assert.Equal((string)result["ruleId"]!, (string)rule["id"]!);
        Assert.StartsWith("https://", (string)rule["helpUri"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)rule["help"]!["text"]!);
    });

    [Fact]
    public void Says_why_a_finding_was_silenced()
    {
        var suppression = Result("NETRA3002", "")["suppressions"]![0]!;
        Assert.Equal(("inSource", "because"), ((string)suppression["kind"]!, (string)suppression["justification"]!));
    }

    [Fact]
    public void Knows_each_result_again_when_lines_move()
    {
        var moved = With(_sample.Ledger(), Moved);
        var prints = Prints(_text);
        Assert.Equal(prints, Prints(FormatSample.Text(moved, "report.sarif")));
        Assert.Equal(prints.Count, prints.Distinct().Count());
    }

    public void Dispose() => _sample.Dispose();

    private static ComplianceLedger With(ComplianceLedger ledger, Func<LedgerPoint, LedgerPoint> change) => ledger with
    {
        Tests = [.. ledger.Tests.Select(test => test with { Points = [.. test.Points.Select(change)] })],
    };

    private static LedgerPoint Proven(LedgerPoint point) =>
        point with { State = RevenueState.Proven, Proofs = [], Findings = [] };

    private static LedgerPoint Moved(LedgerPoint point) =>
        point with { Source = new("tests/Shop.Tests/Auth/Flow.cs", 99), FailedAt = null };

    private static List<string> Prints(string text) =>
        [.. JsonNode.Parse(text)!["runs"]![0]!["results"]!.AsArray()
            .Select(result => (string)result!["partialFingerprints"]!["netra/v1"]!)];

    private static JsonNode Place(JsonNode result) => result["locations"]![0]!["physicalLocation"]!;

    private JsonNode Run() => JsonNode.Parse(_text)!["runs"]![0]!;

    private JsonNode Driver() => Run()["tool"]!["driver"]!;

    private IEnumerable<JsonNode> Results() => Run()["results"]!.AsArray().Select(result => result!);

    private JsonNode Result(string rule, string about) => Results().Single(result => (string)result["ruleId"]! == rule
        && ((string)result["message"]!["text"]!).Contains(about, StringComparison.Ordinal));
}
