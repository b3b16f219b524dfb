using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;

namespace Netra.Compliance.Cli.Tests.Load;

/// <summary>The whole way, with a load program that does as it is told.</summary>
public sealed class LoadRunTests : IClassFixture<FakeLoad>
{
    private readonly FakeLoad _load;

    public LoadRunTests(FakeLoad load)
    {
        _load = load;
        _load.Clear();
        _load.Result(LoadSample.Json());
    }

    [Fact]
    public async Task Reports_a_load_that_held()
    {
        var run = await RunAsync("say knee search: 40 requests a second", "write result", "exit 0");
        Assert.True(run.Code == ExitCode.Pass, run.Out + run.Error);
        Assert.Contains("knee search: 40 requests a second\n", run.Error);
        Assert.EndsWith("\nThe load held; the knee is at 240 requests a second.\n", run.Out);
        Assert.Contains("<h1>The load held;", _load.Written("report.html"));
        Assert.Contains("# The load held;", _load.Written("report.md"));
        Assert.Equal(LoadSample.Json(), _load.Written("load.json"));
    }

    [Fact]
    public async Task Hands_on_the_lengths_of_time_and_the_backends_and_no_model()
    {
        _load.Script("variable NETRA_BACKENDS", "variable NETRA_POSTGRES", "variable NETRA_LLM_KEY", "write result");
        var run = await ToolRun.Of(_load.Folder, "run", "--level", "load", "--duration", "2m", "--soak", "1h");
        Assert.Contains(
            "args: --seconds 120 --soak-seconds 3600 --out\nNETRA_BACKENDS=embedded\nNETRA_POSTGRES=\nNETRA_LLM_KEY=\n",
            run.Error);
        Assert.Contains("args: --seconds 30 --out\n", (await RunAsync("write result")).Error);
    }

    [Fact]
    public async Task Compares_with_the_run_before()
    {
        await RunAsync("write result");
        _load.Result(LoadSample.Json(root => root["knee"]!["throughput"] = 119.05));
        var run = await RunAsync("write result");
        Assert.Contains("Throughput at the knee, a second: 119, before 238 (−50%)\n", run.Out);
        Assert.Contains("Compared with the run of 2026-11-26 17:00 UTC", _load.Written("report.html"));
    }

    [Fact]
    public async Task Gives_exit_code_2_and_the_reasons_for_a_load_that_did_not_hold()
    {
        _load.Result(LoadSample.NotHeld("5% of the requests failed."));
        var run = await RunAsync("write result", "exit 2");
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.StartsWith("5% of the requests failed.\n", run.Out);
        Assert.Contains("✗ did not hold", _load.Written("report.html"));
    }

    [Fact]
    public async Task Gives_exit_code_2_and_the_last_lines_of_a_program_that_dies()
    {
        var run = await RunAsync("say no such database", "exit 134");
        Assert.Equal((ExitCode.TestsFailed, ""), (run.Code, run.Out));
        Assert.Contains(
            "  no such database\nThe load program ended with code 134, expected 0 (it held) or 2 (it did not); see ",
            run.Error);
    }

    [Fact]
    public async Task Gives_exit_code_7_for_lengths_of_time_that_the_program_does_not_take()
    {
        var run = await RunAsync("say --seconds is 30; give 60 to 90.", "exit 7");
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.EndsWith(
            "  --seconds is 30; give 60 to 90.\nThe load program does not accept --seconds 30, which "
            + "--duration and --soak require.\n",
            run.Error);
    }

    [Theory]
    [InlineData("exit 0", "was not written")]
    [InlineData("exit 2", "was not written")]
    [InlineData("write script", "is not a valid load result")]
    public async Task Gives_exit_code_6_for_a_result_that_is_missing_or_damaged(string last, string why)
    {
        var run = await RunAsync(last);
        Assert.Equal((ExitCode.Unreadable, ""), (run.Code, run.Out));
        Assert.Contains(why, run.Error);
    }

    [Fact]
    public async Task Leaves_no_result_of_a_program_that_died_after_it()
    {
        await RunAsync("write result");
        _load.Result(LoadSample.Json(root => root["started"] = "2026-11-27T09:00:00Z"));
        await RunAsync("write result", "exit 134");
        Assert.False(_load.IsThere("load.json"));
        await RunAsync("write result");
        Assert.Contains("Compared with the run of 2026-11-26 17:00 UTC", _load.Written("report.md"));
    }

    [Fact]
    public async Task Leaves_no_report_of_an_earlier_run_when_it_fails()
    {
        await RunAsync("write result");
        await RunAsync("exit 1");
        Assert.All(["report.html", "report.md", "load.json"], name => Assert.False(_load.IsThere(name)));
        await RunAsync("write result");
        Assert.Contains("Compared with the run of", _load.Written("report.md"));
    }

    private Task<ToolRun> RunAsync(params string[] script)
    {
        _load.Script(script);
        return ToolRun.Of(_load.Folder, "run", "--level", "load");
    }
}
