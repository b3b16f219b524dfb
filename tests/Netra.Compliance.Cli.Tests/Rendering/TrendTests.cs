using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Rendering;

/// <summary>The trend of a history in the report's page.</summary>
public sealed class TrendTests : IDisposable
{
    private readonly Bench _bench = new();
    private int _hours;

    [Fact]
    public async Task Shows_earlier_runs_of_the_branch_and_this_one()
    {
        await ReportAsync("main", "passed", "--history");
        await ReportAsync("other", "passed", "--history");
        await ReportAsync("main", "failed", "--history");
        var page = await ReportAsync("main", "passed", "--history");
        Assert.Contains("<figcaption>3 runs, ", page, StringComparison.Ordinal);
        Assert.Matches("(?s)<th scope=\"row\"><bdi>Auth</bdi></th>.*<path class=\"AtRisk\"", page);
    }

    [Fact]
    public async Task Tells_what_each_test_was_in_earlier_runs()
    {
        await ReportAsync("main", "passed", "--history");
        await ReportAsync("main", "failed", "--history");
        var page = await ReportAsync("main", "passed", "--history");
        var drawers = PageParts.Evidence(page).ToDictionary(drawer => drawer.GetProperty("class").GetString()!);
        Assert.Equal("● ▲ (1 × Proven, 1 × At risk)", drawers[Bench.Flow].GetProperty("history").GetString());
        Assert.Equal("◐ ◐ (2 × Protected)", drawers[Bench.Sync].GetProperty("history").GetString());
    }

    [Fact]
    public async Task Is_the_same_when_the_run_is_in_the_history_already()
    {
        await ReportAsync("main", "passed", "--history");
        var page = await ReportAsync("main", "failed", "--history");
        Assert.Equal(page, await RenderAsync("main", "--history"));
    }

    [Fact]
    public async Task Is_left_out_of_a_first_run_and_where_no_history_is_asked_for()
    {
        Assert.DoesNotContain(
            "id=\"trend\"", await ReportAsync("main", "passed", "--history"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"trend\"", await ReportAsync("main", "failed"), StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private Task<string> ReportAsync(string branch, string outcome, params string[] flags)
    {
        _bench.Run(Bench.WithProofs(Script().Test(Bench.Flow, "Signs_in", outcome).Test(Bench.Flow, "Signs_out")
            .Test(Bench.Sync, "Syncs")).Ended());
        return RenderAsync(branch, flags);
    }

    private JournalScript Script() => _bench.Script().Says("startedAt", $"2026-01-05T{10 + _hours++}:00:00+00:00");

    private async Task<string> RenderAsync(string branch, params string[] flags)
    {
        var run = await ToolRun.Of(
            _bench.Folder, ["report", _bench.Inputs[0], _bench.Inputs[^1], "--branch", branch, .. flags]);
        Assert.NotEqual(ExitCode.Usage, run.Code);
        return File.ReadAllText(Path.Combine(_bench.Folder, "artifacts", "compliance", "report.html"));
    }
}
