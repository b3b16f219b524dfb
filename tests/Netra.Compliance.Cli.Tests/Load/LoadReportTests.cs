using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Load;

public sealed class LoadReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(true, 0, ExitCode.Pass, null)]
    [InlineData(true, 2, ExitCode.TestsFailed, "The load program ended with code 2, and its result says that it held.")]
    [InlineData(false, 0, ExitCode.TestsFailed,
        "The load program ended with code 0, and its result says that it did not hold.")]
    [InlineData(false, 2, ExitCode.TestsFailed, "The load program says that it did not hold, but not why.")]
    public void Holds_only_when_program_and_result_say_so(bool held, int code, ExitCode expected, string? problem)
    {
        var report = LoadSample.Report(LoadSample.Result(root => root["held"] = held), code: code);
        Assert.Equal((expected, problem), (report.Code, report.Problems.SingleOrDefault()));
    }

    [Fact]
    public void Gives_the_problems_of_the_program_and_servers_that_died()
    {
        var now = LoadSample.Parse(LoadSample.NotHeld("Too many errors."));
        var report = LoadReport.Of(now, 2, new(null, []), new(["Redis ended."], []));
        Assert.Equal<string>(["Too many errors.", "Redis ended."], report.Problems);
    }

    [Fact]
    public void Does_not_hold_when_a_soak_grows_whatever_the_program_says()
    {
        var now = LoadSample.Result(root => root["soak"] = LoadSample.Soak(growth: 90_000_000));
        Assert.Equal<string>(["The soak is not flat: memory."], LoadSample.Report(now).Problems);
    }

    [Theory]
    [InlineData(null, "A soak of 600 s was requested, but the result has none.")]
    [InlineData(5d, "A soak of 600 s was requested, but the result has one of 5 s.")]
    [InlineData(540d, null)]
    public void Does_not_hold_without_the_soak_that_was_asked_for(double? seconds, string? problem)
    {
        var soak = LoadSample.Result(root => root["soak"] = LoadSample.Soak()).Soak!;
        var now = LoadSample.Result() with { Soak = seconds is { } length ? soak with { Seconds = length } : null };
        var report = LoadReport.Of(now, 0, new(null, []), new([], []), TimeSpan.FromMinutes(10));
        Assert.Equal(problem, report.Problems.SingleOrDefault());
    }

    [Fact]
    public void Calls_nothing_fast_where_nothing_was_answered()
    {
        var now = LoadSample.Result(Unanswered);
        var figures = LoadComparison.Of(LoadSample.Result(), now);
        Assert.Equal(["0%", "–", "–", "–"], figures.Take(4).Select(figure => figure.Change));
        Assert.Equal(
            "At a steady 160 requests a second, nothing was answered; 100% of 2,400 requests failed, 0% were shed.",
            LoadSentences.Of(LoadSample.Report(now))[1]);
    }

    [Theory]
    [InlineData(-0.0002, "0")]
    [InlineData(-0d, "0")]
    [InlineData(-0.25, "-0.25")]
    public void Writes_no_zero_below_zero(double value, string text) => Assert.Equal(text, Figures.Number(value));

    [Fact]
    public void Names_the_only_rate_of_a_search()
    {
        var now = LoadSample.Result(root => root["knee"] = null);
        var only = now with { Phases = [now.Search[0], now.Search[0]] };
        Assert.Equal(
            "No knee was found; the only rate was 40 requests a second.",
            LoadSentences.Of(LoadSample.Report(only))[0]);
    }

    [Fact]
    public void Compares_with_a_run_of_the_same_backends()
    {
        var before = LoadSample.Result(root =>
        {
            var (knee, steady) = (root["knee"]!, root["phases"]![7]!);
            (knee["throughput"], steady["failed"], steady["sent"]) = (200, 0, 2399);
            (steady["kinds"]![0]!["failed"], steady["kinds"]![0]!["sent"]) = (0, 1199);
        });
        var figures = LoadComparison.Of(LoadSample.Report(LoadSample.Result(), before).Before!, LoadSample.Result());
        Assert.Equal(["0%", "0%", "0%", "0%", "from zero", "+19.1%"], figures.Select(figure => figure.Change));
        Assert.Equal(("200", "238"), (figures[5].BeforeText, figures[5].NowText));
        Assert.Equal(("0%", "0.04%"), (figures[4].BeforeText, figures[4].NowText));
    }

    [Fact]
    public void Leaves_out_of_a_comparison_what_one_run_does_not_have()
    {
        var figure = LoadComparison.Of(LoadSample.Result(root => root["knee"] = null), LoadSample.Result())[5];
        Assert.Equal(("–", "238", "–"), (figure.BeforeText, figure.NowText, figure.Change));
    }

    [Fact]
    public void Compares_with_no_run_of_other_backends()
    {
        var before = LoadSample.Result(root => root["backends"]![0]!["name"] = "PostgreSQL");
        var report = LoadSample.Report(LoadSample.Result(), before);
        Assert.Null(report.Before);
        Assert.Equal(
            "The previous run (2026-11-26 17:00 UTC) is not compared: it used relational: "
            + "PostgreSQL (embedded); cache: Garnet (embedded); traffic 45% search, 35% answer, 20% report.",
            Assert.Single(report.Notes));
    }

    [Fact]
    public void Compares_with_no_run_of_other_traffic()
    {
        var before = LoadSample.Result(root => (root["mix"]![0]!["share"], root["mix"]![1]!["share"]) = (0.4, 0.4));
        Assert.Null(LoadSample.Report(LoadSample.Result(), before).Before);
    }

    [Fact]
    public void Says_when_the_run_before_did_not_hold()
    {
        var before = LoadSample.Parse(LoadSample.NotHeld("Too many errors."));
        Assert.Equal("The previous run did not hold.",
            Assert.Single(LoadSample.Report(LoadSample.Result(), before).Notes));
    }

    [Theory]
    [InlineData(142.3, "0%")]
    [InlineData(142.2, "other rate")]
    [InlineData(180, "0%")]
    [InlineData(180.1, "other rate")]
    public void Compares_latencies_only_at_like_rates(double rate, string change)
    {
        var before = LoadSample.Result(root => root["phases"]![7]!["offered"] = rate);
        var figures = LoadComparison.Of(before, LoadSample.Result());
        Assert.Equal([change, change, change, change], figures.Skip(1).Take(4).Select(figure => figure.Change));
        Assert.EndsWith("%", figures[0].Change, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null, null, null)]
    [InlineData(1, 2d, null, null)]
    [InlineData(99, 2d, null, null)]
    [InlineData(100, 2d, 3d, null)]
    [InlineData(999, 2d, 3d, null)]
    [InlineData(1_000, 2d, 3d, 4d)]
    public void Gives_a_percentile_only_of_enough_answers(int answered, double? p50, double? p99, double? p999)
    {
        var phase = LoadSample.Result().Steady! with { Answered = answered, P50Ms = 2, P99Ms = 3, P999Ms = 4 };
        Assert.Equal((p50, p99, p999), (phase.P50, phase.P99, phase.P999));
    }

    [Fact]
    public void Says_when_the_run_before_was_made_on_another_machine()
    {
        var before = LoadSample.Result(root => root["machine"]!["processors"] = 8);
        var report = LoadSample.Report(LoadSample.Result(), before);
        Assert.Equal((before, "The previous run was on another machine: 8 processors, 8,192 MiB, Debian 12."),
            (report.Before, Assert.Single(report.Notes)));
    }

    [Fact]
    public void Keeps_the_last_result_through_runs_that_wrote_none()
    {
        var last = _folder.Write("load.json", LoadSample.Json());
        Assert.NotNull(LoadHistory.SetAside(_folder.Path).Before);
        Assert.False(File.Exists(last));
        Assert.NotNull(LoadHistory.SetAside(_folder.Path).Before);
    }

    [Fact]
    public void Takes_the_last_result_before_an_earlier_one()
    {
        _folder.Write("load.json", LoadSample.Json());
        LoadHistory.SetAside(_folder.Path);
        _folder.Write("load.json", LoadSample.Json(root => root["seconds"] = 77));
        Assert.Equal(77, LoadHistory.SetAside(_folder.Path).Before!.Seconds);
    }

    [Fact]
    public void Notes_a_damaged_result_and_compares_with_the_one_before_it()
    {
        _folder.Write("load.json", LoadSample.Json());
        LoadHistory.SetAside(_folder.Path);
        var damaged = _folder.Write("load.json", "{");
        var history = LoadHistory.SetAside(_folder.Path);
        Assert.Equal((true, false), (history.Before is not null, File.Exists(damaged)));
        Assert.StartsWith("The result of an earlier run is not compared: ", Assert.Single(history.Notes));
    }

    [Fact]
    public void Has_no_history_in_an_empty_folder() =>
        Assert.Equal(
            (null, 0), (LoadHistory.SetAside(_folder.Path).Before, LoadHistory.SetAside(_folder.Path).Notes.Length));

    public void Dispose() => _folder.Dispose();

    private static void Unanswered(JsonObject root)
    {
        var steady = root["phases"]![7]!;
        (steady["answered"], steady["failed"]) = (0, 2400);
        foreach (var latency in new[] { "p50Ms", "p99Ms", "p999Ms", "maxMs" })
        {
            steady[latency] = 0;
        }
    }
}
