using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Rendering;

public sealed class JourneyReportTests : IDisposable
{
    private readonly Bench _bench = JourneyTests.Shop();

    [Fact]
    public void Draws_the_steps_with_their_states_in_words_and_what_guards_them()
    {
        var html = HtmlReport.Render(JourneyTests.Walk(_bench, verdict: "Survived").Ledger()).ToString();
        Assert.Contains("<small>2 of 2 steps of the journey pass; 1 of 2 faults are caught.</small>", html,
            StringComparison.Ordinal);
        Assert.Contains("● Proven", html, StringComparison.Ordinal);
        Assert.Contains("◐ Protected", html, StringComparison.Ordinal);
        Assert.Contains("Guarded by <a href=\"#test-1\"><bdi>1 Test 1</bdi></a>", html, StringComparison.Ordinal);
        Assert.Contains("<details class=\"test\" id=\"test-1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Opens_with_the_journey_where_it_ran_alone()
    {
        var html = HtmlReport.Render(JourneyTests.Walk(_bench).Ledger()).ToString();
        Assert.Contains(
            "<h1>2 of 2 steps of the journey pass; 2 of 2 faults are caught.</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a month is proven", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"bar\"", html, StringComparison.Ordinal);
        Assert.Contains("– Not requested</span></summary>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_journey_was_not_asked_for()
    {
        var ledger = _bench.Run(_bench.AllPass().Ended()).Ledger();
        Assert.Contains("<small>Not requested: run it with netra run --level journey.</small>",
            HtmlReport.Render(ledger).ToString(), StringComparison.Ordinal);
        Assert.Contains("| 2 | Paid | – Not requested | 1 Test 1; 2 Test 2 | 0 of 1 |", MarkdownReport.Render(ledger),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_row_for_each_step_in_Markdown()
    {
        var report = MarkdownReport.Render(JourneyTests.Walk(_bench, "failed", "Inconclusive").Ledger());
        Assert.Contains("\n## Journey: A customer's life\n", report, StringComparison.Ordinal);
        Assert.Contains("| 1 | Demo | ● Proven |  | 1 of 1 |\n| 2 | Paid | ▲ Failed | 1 Test 1; 2 Test 2 | 0 of 1 |",
            report, StringComparison.Ordinal);
        Assert.Contains("no revenue rule applies.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Encodes_what_a_title_brings()
    {
        const string Evil = "<script>alert(1)</script>|`x`";
        using var bench = Titled(Evil);
        var ledger = bench.Run(bench.Script().Test(JourneyTests.Life, "Looks_around").Ended()).Ledger();
        var page = PageParts.WithoutScripts($"{HtmlReport.Render(ledger)}");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", MarkdownReport.Render(ledger), StringComparison.Ordinal);
        Assert.Contains("\\|\\`x\\`", MarkdownReport.Render(ledger), StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static Bench Titled(string title)
    {
        var test = CatalogFragment.Test(1, Bench.Flow, 5, CatalogFragment.Point("Signs_in"));
        var step = CatalogFragment.Step(1, title, "Looks_around", [1], title);
        return new Bench(
            CatalogFragment.Header(), test.Replace("Test 1", title, StringComparison.Ordinal),
            CatalogFragment.Journey(title, JourneyTests.Life, step));
    }
}
