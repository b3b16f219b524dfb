using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>A planned test counts in every total and is never taken for one that ran, or for one that is
/// missing.</summary>
public sealed class PlannedTests
{
    [Fact]
    public void Is_unverified_and_says_why()
    {
        using var bench = Shop();
        var planned = Ran(bench).Tests[1];
        Assert.Equal((2, RevenueState.Unverified, "planned", 0, "Data"),
            (planned.Number, planned.State, planned.Reason, planned.Points.Length, planned.Module));
        Assert.Null(Ran(bench).Tests[0].Reason);
    }

    [Fact]
    public void Is_no_problem_of_the_inventory()
    {
        using var bench = Shop();
        Assert.Empty(Ran(bench).Problems);
    }

    [Fact]
    public void Counts_in_the_total_that_the_portfolio_declares()
    {
        using var bench = Shop(declared: 34_999);
        Assert.Equal("The portfolio of Shop.Tests declares $34,999 a month; its tests add up to $35,000.",
            Assert.Single(Ran(bench).Problems));
    }

    [Theory]
    [InlineData("15000", ExitCode.Pass)]
    [InlineData("15000.01", ExitCode.Gate)]
    [InlineData("42.857%", ExitCode.Pass)]
    [InlineData("42.858%", ExitCode.Gate)]
    public void Counts_in_what_a_share_is_a_share_of(string threshold, ExitCode code)
    {
        using var bench = Shop();
        Assert.True(Threshold.TryParse(threshold, out var asked));
        Assert.Equal(code, Ran(bench, new() { MinProtected = asked, MinProven = asked }).Gate.Code);
    }

    [Fact]
    public void Never_passes_by_default()
    {
        using var bench = Shop();
        Assert.Equal(ExitCode.Gate, Ran(bench).Gate.Code);
    }

    [Fact]
    public void A_number_both_planned_and_written_is_a_problem()
    {
        using var bench = new Bench(CatalogFragment.Header(), Written, CatalogFragment.Planned(1, 20_000));
        Assert.Contains("Critical test number 1 is used 2 times in Shop.Tests.", Ran(bench).Problems);
    }

    [Fact]
    public void A_portfolio_of_plans_alone_never_passes()
    {
        using var bench = new Bench(CatalogFragment.Header(), CatalogFragment.Planned(1, 5));
        Assert.Equal(ExitCode.Inventory, Ran(bench).Gate.Code);
    }

    [Theory]
    [InlineData(false, "$15,000 of $35,000 a month is proven; $20,000 is unverified (all of it planned).")]
    [InlineData(true, "$0 of $35,000 a month is proven; $35,000 is unverified ($20,000 of it planned).")]
    public void The_verdict_tells_what_is_planned_from_what_did_not_run(bool isSkipped, string sentence)
    {
        using var bench = Shop();
        var ledger = isSkipped
            ? bench.Run(bench.Script().Test(Bench.Flow, "Signs_in", "skipped").Ended()).Ledger() : Ran(bench);
        Assert.Equal(sentence, VerdictSentence.OfRevenue(ledger.Revenue));
    }

    [Fact]
    public void Reports_show_it_as_planned()
    {
        using var bench = Shop();
        var ledger = Ran(bench);
        Assert.Contains("| 2 | Test 2 | Data | $20,000 | ○ Unverified | planned | planned |",
            MarkdownReport.Render(ledger), StringComparison.Ordinal);
        Assert.Contains(
            "Planned: declared, not written yet.", HtmlReport.Render(ledger).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_show_it_as_planned()
    {
        using var bench = Shop();
        var run = await ToolRun.Of(bench.Folder, "list", ".");
        Assert.Contains("2 critical tests (1 planned), 1 points, 1 faults, $35,000 a month (portfolio: $35,000).",
            run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\"planned\": true", (await ToolRun.Of(bench.Folder, "list", ".", "--json")).Out, StringComparison.Ordinal);
    }

    /// <summary>A written test of $15,000 with one point and one fault, and a planned one of $20,000.</summary>
    internal static Bench Shop(decimal declared = 35_000) =>
        new(CatalogFragment.Header(declared: declared), Written, CatalogFragment.Planned(2, 20_000, "Data"));

    private static string Written { get; } =
        CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in", "Shop.Forged"));

    private static ComplianceLedger Ran(Bench bench, GateOptions? options = null) => bench
        .Run(
            bench.Script().Test(Bench.Flow, "Signs_in").Controls().Proof(Bench.Flow, "Signs_in", "Shop.Forged").Ended())
        .Ledger(options);
}
