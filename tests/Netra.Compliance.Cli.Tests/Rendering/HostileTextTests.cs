using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Publishing;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Load;

namespace Netra.Compliance.Cli.Tests.Rendering;

/// <summary>Every text of a ledger and of a load report at once, on every way out.</summary>
public sealed class HostileTextTests : IDisposable
{
    private readonly Bench _bench = JourneyTests.Shop();
    private readonly ComplianceLedger _plain;
    private readonly ComplianceLedger _hostile;

    public HostileTextTests()
    {
        var whole = Whole();
        (_plain, _) = Hostile.Fill(whole, "word");
        (_hostile, var texts) = Hostile.Fill(whole, Hostile.Text);
        Assert.InRange(texts, 60, 1000);
    }

    [Fact]
    public void Steers_no_terminal_and_no_build_service()
    {
        var (output, error) = Said(_hostile);
        Hostile.AssertPlain(output);
        Hostile.AssertPlain(error);
        Assert.StartsWith(": :error file=a::b", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Adds_no_line_of_its_own_but_quotations()
    {
        static int Lines(string said) =>
            said.Split('\n').Count(line => !line.StartsWith("  | ", StringComparison.Ordinal));
        var (plain, hostile) = (Said(_plain), Said(_hostile));
        Assert.Equal((Lines(plain.Out), Lines(plain.Error)), (Lines(hostile.Out), Lines(hostile.Error)));
    }

    [Fact]
    public void Changes_no_block_of_the_Markdown()
    {
        var report = MarkdownReport.Render(_hostile);
        Assert.Equal(Hostile.Blocks(MarkdownReport.Render(_plain)), Hostile.Blocks(report));
        AssertText(report);
    }

    [Fact]
    public void Changes_no_element_of_the_page()
    {
        var page = HtmlReport.Render(_hostile).ToString();
        Assert.Equal(Hostile.Elements(HtmlReport.Render(_plain).ToString()), Hostile.Elements(page));
        Assert.DoesNotMatch("[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u001b]", page);
    }

    [Fact]
    public void Changes_nothing_of_a_load_report_either()
    {
        var report =
            LoadSample.Report(LoadSample.Result(root => root["soak"] = LoadSample.Soak()), LoadSample.Result());
        LoadReport Filled(string text) =>
            report with { Now = Hostile.Fill(report.Now, text).Record, Notes = [text], Problems = [text] };
        var (plain, hostile) = (Filled("word"), Filled(Hostile.Text));
        Assert.Equal(
            Hostile.Elements(LoadPage.Render(plain).ToString()), Hostile.Elements(LoadPage.Render(hostile).ToString()));
        Assert.Equal(Hostile.Blocks(LoadMarkdown.Render(plain)), Hostile.Blocks(LoadMarkdown.Render(hostile)));
        AssertText(LoadMarkdown.Render(hostile));
    }

    [Fact]
    public void Is_in_the_ledger_as_it_was() =>
        Assert.Contains(Hostile.Text,
            System.Text.Json.Nodes.JsonNode.Parse(_hostile.ToJson())!["problems"]!.AsArray()
                .Select(each => (string)each!));

    public void Dispose() => _bench.Dispose();

    private static void AssertText(string markdown)
    {
        Assert.DoesNotMatch("[\u2028\u2029\u0085\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u001b]", markdown);
        Assert.DoesNotMatch("(?i)<script|<img|<!--|@team|#123|GH-45|https://a|www[.]c|e@f|mailto:e", markdown);
        Assert.DoesNotMatch(@"(?<!\\)(\]\(|\[\^|\$x)", markdown);
    }

    private static (string Out, string Error) Said(ComplianceLedger ledger)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, IsInteractive: false, "/");
        LedgerSummary.Write(ledger, "report.html", new Publication(BuildService.None, terminal));
        return (output.ToString(), error.ToString());
    }

    /// <summary>A ledger that has something of everything.</summary>
    private ComplianceLedger Whole()
    {
        var findings = SarifScript.Log(SarifScript.Result("NETRA1001", "/a.cs"));
        var facts = _bench.Run(Journal().Ended()).Add("a.sarif", findings).Facts(new(true, true));
        return ComplianceLedger.Of(facts with
        {
            Tests = [.. facts.Tests.Select(WithMessages)], Problems = ["p"], Notes = ["n"], Model = Model,
        }, new());
    }

    private JournalScript Journal() => JourneyTests.Steps(_bench, "failed")
        .Test(Bench.Flow, "Signs_in", "failed", message: "Expected 1\nActual 2").Test(Bench.Flow, "Signs_out")
        .Test(Bench.Sync, "Syncs").Error("class", Bench.Sync).Backend("cache", "Redis")
        .Controls().Control("canary", held: false)
        .Proof(Bench.Flow, "Signs_in", "Shop.Forged", "Survived")
        .Proof(JourneyTests.Life, "Pays", "Shop.Forgets", "Vacuous");

    private static ModelUsage Model { get; } = new()
    {
        Model = "m", Endpoint = "h", Calls = 1, BudgetUsd = 1, TokenLimit = 9, Stopped = "s", Failed = 1,
        LastFailure = "f",
    };

    private static LedgerTest WithMessages(LedgerTest test)
    {
        var assertions = new PointAssertions(2, 1, [new("Flow.cs", 3, "Assert.True(a);")]);
        return test with
        {
            Points = [.. test.Points.Select(point => point with { Assertions = assertions, Message = "m" })],
        };
    }
}
