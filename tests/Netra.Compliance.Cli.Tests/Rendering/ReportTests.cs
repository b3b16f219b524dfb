using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Rendering;

public sealed class ReportTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void Opens_with_the_verdict_then_the_bar_then_the_gate_then_the_ledger()
    {
        var html = HtmlReport.Render(Ledger()).ToString();
        string[] order = ["<h1>$15,000 of $35,000 a month is proven", "class=\"bar\"", "<h2>Gate</h2>",
            "<h2>Ledger</h2>"];
        var places = order.Select(part => html.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Draws_a_segment_for_each_state_that_holds_money()
    {
        var html = HtmlReport.Render(Ledger()).ToString();
        Assert.Contains("<span class=\"Proven\" style=\"flex-grow:15000\">", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"Protected\" style=\"flex-grow:20000\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<span class=\"AtRisk\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_every_rule_with_what_is_asked_and_what_was_met()
    {
        var ledger = Ledger();
        Assert.All(ledger.Gate.Rules,
            rule =>
                Assert.Contains(
                    $"<code>{rule.Name}</code>", HtmlReport.Render(ledger).ToString(), StringComparison.Ordinal));
        Assert.All(ledger.Gate.Rules,
            rule => Assert.Contains($"(`{rule.Name}`)", MarkdownReport.Render(ledger), StringComparison.Ordinal));
    }

    [Fact]
    public void Leaves_out_the_first_look_when_nothing_needs_one() =>
        Assert.DoesNotContain("Look here first", HtmlReport.Render(Ledger()).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Writes_the_three_files_with_the_same_bytes_each_time()
    {
        var folder = Path.Combine(_bench.Folder, "out");
        var ledger = Ledger();
        var first = Written(ledger, folder);
        Assert.Equal(["ledger.json", "report.html", "report.md"], first.Keys.Order());
        Assert.Equal(first, Written(ledger, folder));
    }

    [Fact]
    public void Makes_a_piece_of_a_list_when_the_one_before_it_is_written()
    {
        using var page = new StringWriter();
        var seen = new List<string>();
        var pieces = Enumerable.Range(1, 3).Select(number => Piece(number, () => seen.Add(page.ToString())));
        Html.Of($"<ul>{pieces}</ul>").WriteTo(page);
        Assert.Equal(["<ul>", "<ul>1", "<ul>1\n2"], seen);
        Assert.Equal("<ul>1\n2\n3</ul>", page.ToString());
    }

    public void Dispose() => _bench.Dispose();

    private static Html Piece(int number, Action made)
    {
        made();
        return Html.Of($"{number}");
    }

    private ComplianceLedger Ledger() => _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended()).Ledger();

    private static Dictionary<string, string> Written(ComplianceLedger ledger, string folder)
    {
        ReportFiles.Write(ledger, folder);
        return Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
    }
}
