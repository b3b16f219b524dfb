using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Mutants;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Rendering;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Mutants;

public sealed class MutantReportTests : IDisposable
{
    private const string Evil =
        "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>|[x](javascript:alert(3))`*_\n# h\u001b[31m";

    private const string LeftOut = "[0-9]+ more survivor.*?\\.json\\.";

    private readonly Bench _bench = new();

    [Fact]
    public void Html_shows_tests_by_revenue_and_survivors_by_file_and_line()
    {
        var html = HtmlReport.Render(Ledger(MutationSample.Shop().Mutant("Survived", 10, ["t3"]).Json())).ToString();
        Assert.Matches(
            new Regex("<h2>Mutants</h2>.*Test 2.*\\$20,000.*Test 1.*\\$15,000.*Shop/Cart.cs:10.*Shop/Cart.cs:2",
                RegexOptions.Singleline), html);
        Assert.Contains("$35,000 a month depends on 2 critical tests that missed 2 of 5 reached mutants.", html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_shows_the_same()
    {
        var markdown = MarkdownReport.Render(Ledger(MutationSample.Shop().Json()));
        Assert.Contains(
            "\n## Mutants\n\n$15,000 a month depends on 1 critical test", markdown, StringComparison.Ordinal);
        Assert.Contains("| 2 | Test 2 | $20,000 | 1 | 0 | 100% |\n| 1 | Test 1 | $15,000 | 3 | 1 | 50% |", markdown,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 Test 1 missed:\n\n- Shop/Cart.cs:2: Statement mutation: ;\n", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "")]
    [InlineData(11, "1 more survivor in ledger.json.")]
    [InlineData(12, "2 more survivors in ledger.json.")]
    public void Says_how_many_survivors_it_leaves_out(int survivors, string said)
    {
        var sample = new MutationSample().Test("t1", MutationSample.Syncs);
        var all = Enumerable.Range(0, survivors).ToList();
        all.ForEach(_ => sample.Mutant("Survived", 1, ["t1"]));
        var ledger = Ledger(sample.Json(root =>
            all.ForEach(index => MutationSample.MutantOf(root, index)["replacement"] = $"{index};")));
        var (html, markdown) = (HtmlReport.Render(ledger).ToString(), MarkdownReport.Render(ledger));
        Assert.Equal((said, said), (Regex.Match(html, LeftOut).Value, Regex.Match(markdown, LeftOut).Value));
        Assert.Equal(Math.Min(survivors, 10), Regex.Count(markdown, "\n- Shop/Cart.cs:1: "));
    }

    [Fact]
    public void Text_of_others_stays_text()
    {
        var ledger = Ledger(Hostile());
        var html = PageParts.WithoutScripts($"{HtmlReport.Render(ledger)}");
        Assert.DoesNotMatch(new Regex("<script|<img|\u001b", RegexOptions.IgnoreCase), html);
        Assert.Single(Regex.Matches(html, "</style>"));
        var xml = Regex.Replace(html["<!DOCTYPE html>".Length..], "<meta([^>]*)>", "<meta$1/>");
        Assert.Equal("html", XDocument.Parse(xml).Root!.Name.LocalName);
        var forged = new Regex("^# h|<script|\\[x\\]\\(", RegexOptions.Multiline);
        Assert.DoesNotMatch(forged, MarkdownReport.Render(ledger));
    }

    [Fact]
    public void Ledgers_meet_their_schema()
    {
        var schema = PublishedSchemaTests.Schema("ledger");
        string[] reports = [MutationSample.Shop().Json(), new MutationSample().Json(), Hostile()];
        Assert.All(reports, report => Assert.Empty(SchemaCheck.Errors(schema, Ledger(report).ToJson())));
        var other = Ledger(reports[0]).ToJson().Replace("\"killedByOthers\"", "\"other\"", StringComparison.Ordinal);
        Assert.NotEmpty(SchemaCheck.Errors(schema, other));
    }

    [Theory]
    [InlineData("\"80%\"", 0)]
    [InlineData("\"99.5%\"", 0)]
    [InlineData("80", 1)]
    [InlineData("\"80\"", 1)]
    public void The_settings_schema_knows_the_score(string score, int errors)
    {
        var schema = PublishedSchemaTests.Schema("netra");
        Assert.Equal(errors, SchemaCheck.Errors(schema, $"{{\"gate\":{{\"minMutationScore\":{score}}}}}").Count);
    }

    [Fact]
    public void A_run_says_that_it_asks_for_no_score()
    {
        var facts = new GateOptions { MinMutationScore = new(80, IsPercent: true) }.NoteUnscored(_bench.Facts());
        Assert.Contains(
            facts.Notes,
            note => note.StartsWith("minMutationScore does not apply to netra run", StringComparison.Ordinal));
        Assert.DoesNotContain(new GateOptions().NoteUnscored(_bench.Facts()).Notes,
            note => note.Contains("minMutationScore", StringComparison.Ordinal));
    }

    public void Dispose() => _bench.Dispose();

    private static string Hostile() =>
        new MutationSample().Test("t1", MutationSample.SignsIn).Test("t2", Evil).Mutant("Survived", 1, ["t1", "t2"])
            .Json(root =>
    {
        var mutant = MutationSample.MutantOf(root);
        (mutant["mutatorName"], mutant["replacement"]) = (Evil, Evil);
        root["files"] = new JsonObject { [Evil] = root["files"]![MutationSample.Cart]!.DeepClone() };
    });

    private ComplianceLedger Ledger(string json)
    {
        using var folder = new TempFolder();
        var report = MutationReportReader.Read(
            new InputFile(folder.Write("mutation-report.json", json), IsNamed: true), folder.Path)!;
        return ComplianceLedger.Of(
            MutantEvidence.Add(_bench.Facts(), [report with { Path = "mutation-report.json" }]), new GateOptions());
    }
}
