using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Tests.Serving;

/// <summary>A run on the dashboard while it goes.</summary>
public sealed class LiveTests
{
    private const string Whole =
        """
        "run":"6f9619ff-8b86-d011-b42d-00c04fc964ff","name":"n","startedAt":"2026-01-01T00:00:00Z","stage":"s"
        """;

    private static readonly TestProgress Red = Test(1, 10_000, finished: 1) with { Failed = 1 };
    private static readonly TestProgress Green = Test(2, 500, finished: 2);
    private static readonly TestProgress Begun = Test(3, 70, finished: 0) with { IsRunning = true };
    private static readonly TestProgress Waiting = Test(4, 9, finished: 0);

    [Fact]
    public async Task Shows_what_is_red_running_and_passed_in_dollars()
    {
        await using var bench = await DashboardBench.StartAsync();
        await using var link = Link(bench);
        await link.TellAsync("Testing Shop", Progress(Waiting, Begun, Green, Red));
        var page = await bench.PageAsync("/live");
        Assert.Contains("<bdi>Testing Shop</bdi>", page, StringComparison.Ordinal);
        Assert.Equal(["$500 1 test", "$9 1 test", "$70 1 test", "$10,000 1 test"], Amounts(page));
        Assert.Equal([1, 3, 4, 2], new[] { 1, 2, 3, 4 }.OrderBy(test => page.IndexOf($"<td class=\"w\">{test} ",
            StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Adds_up_the_assemblies_of_a_run_and_keeps_runs_apart()
    {
        await using var bench = await DashboardBench.StartAsync();
        await using var one = Link(bench);
        await using var other = Link(bench, "Other.sln");
        await one.TellAsync("Testing Shop", Progress(Green));
        await one.TellAsync("Testing Store", Progress(Green with { Number = 7 }));
        await other.TellAsync("Testing Shop", Progress(Green));
        Assert.Equal(["$1,000 2 tests", "$500 1 test"], Amounts(await bench.PageAsync("/live")).Order());
    }

    [Fact]
    public async Task Says_how_a_run_ended_or_that_it_was_stopped()
    {
        await using var bench = await DashboardBench.StartAsync();
        await using (var link = Link(bench))
        {
            await link.TellAsync("Testing Shop", Progress(Green));
            await link.EndAsync(new("fail", "The gate fails."));
        }

        await Link(bench, "Other.sln").DisposeAsync();
        var page = (await bench.GetAsync("/live")).Text;
        Assert.Contains("<span class=\"badge fail\">fail</span> <span><bdi>The gate fails.</bdi>", page);
        Assert.Contains(">stopped</span>", page);
    }

    [Fact]
    public async Task Sends_each_change_to_a_page_that_is_open()
    {
        await using var bench = await DashboardBench.StartAsync();
        using var reader = await FollowAsync(bench.Address);
        await UntilAsync(reader, "No run has been heard of yet");
        await using var link = Link(bench);
        await link.TellAsync("Testing Shop", Progress(Begun));
        await UntilAsync(reader, "Testing Shop");
        await link.EndAsync(new("pass", "The gate passes."));
        await UntilAsync(reader, "The gate passes.");
    }

    [Fact]
    public async Task Says_once_that_nobody_listens_and_goes_on()
    {
        var notes = new StringWriter();
        await using var link = new LiveLink(Nobody, "Shop.sln", TimeProvider.System, notes);
        var watch = new LiveRunWatch(new PlainWatch(TextWriter.Null, TimeProvider.System), link, TimeProvider.System);
        Assert.Equal(3, await watch.ShowAsync("Building", () => "", () => Task.FromResult(3)));
        Assert.Equal(4, await watch.ShowAsync("Testing", () => Progress(Green), () => Task.FromResult(4)));
        const string Said = "Note: the dashboard at http://127.0.0.1:9 does not show this run: it cannot be reached.";
        Assert.Equal($"{Said} The run goes on.\n", notes.ToString());
    }

    [Fact]
    public async Task Needs_the_token_and_does_not_tell_it()
    {
        await using var bench = await DashboardBench.StartAsync(DashboardBench.Token);
        var said = await TellAsync(bench.Address, "another-token-012", "Evil.sln");
        Assert.Contains("it answers 401", said, StringComparison.Ordinal);
        Assert.DoesNotContain("another-token", said, StringComparison.Ordinal);
        Assert.Empty(await TellAsync(bench.Address, DashboardBench.Token, "Shop.sln"));
        var page = (await bench.GetAsync("/live", ("Authorization", $"Bearer {DashboardBench.Token}"))).Text;
        Assert.Equal((true, false), (page.Contains("Shop.sln"), page.Contains("Evil.sln")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":"netra.live/1","run":"x","name":"n","startedAt":"2026-01-01T00:00:00Z","stage":"s"}""")]
    [InlineData($$"""{"schema":"netra.live/2",{{Whole}}}""")]
    [InlineData($$"""{"schema":"netra.live/1",{{Whole}},"tests":[null]}""")]
    [InlineData($$"""{"schema":"netra.live/1",{{Whole}},"name":"twice"}""")]
    public async Task Refuses_what_is_no_run(string body)
    {
        await using var bench = await DashboardBench.StartAsync();
        var answer = await bench.PostAsync("/live", "application/json", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("The message", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7e28, 2, 1, 0)]
    [InlineData(-1, 2, 1, 0)]
    [InlineData(1, 1, 2, 0)]
    [InlineData(1, 2, 1, 2)]
    [InlineData(1, 2, 1, -1)]
    public void Refuses_impossible_numbers(double usd, int points, int finished, int failed)
    {
        var test = Test(1, (decimal)usd, finished) with { Points = points, Failed = failed };
        var run = new LiveRun(LiveRun.Format, Guid.NewGuid(), "Shop.sln", default, "Testing") { Tests = [test] };
        Assert.Contains("impossible", Assert.Throws<Refusal>(() => LiveRun.Read(run.ToJson())).Message);
    }

    [Fact]
    public void Says_that_a_run_has_gone_silent()
    {
        var time = new FakeTimeProvider();
        var board = new LiveBoard(time);
        board.Take(new(LiveRun.Format, Guid.NewGuid(), "Shop.sln", time.GetUtcNow(), "Testing"));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(board.Runs.Single().IsSilent(time.GetUtcNow()));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(board.Runs.Single().IsSilent(time.GetUtcNow()));
        Assert.Contains("it was probably killed", $"{LiveSection.Render(board.Runs, time.GetUtcNow())}");
    }

    [Fact]
    public void Keeps_the_newest_runs_and_before_them_those_that_go()
    {
        var time = new FakeTimeProvider();
        var board = new LiveBoard(time);
        board.Take(Run("going", time));
        foreach (var name in Enumerable.Range(1, 9))
        {
            time.Advance(TimeSpan.FromSeconds(1));
            board.Take(Run($"{name}", time) with { End = new("pass", "It passes.") });
        }

        Assert.Equal(["9", "8", "7", "6", "5", "4", "3", "going"], board.Runs.Select(heard => heard.Run.Name));
    }

    [Fact]
    public void What_comes_after_the_end_is_late()
    {
        var (time, run) = (new FakeTimeProvider(), Run("Shop.sln", TimeProvider.System));
        var board = new LiveBoard(time);
        board.Take(run with { End = new("fail", "It fails.") });
        board.Take(run);
        Assert.Equal("fail", board.Runs.Single().Run.End?.Verdict);
    }

    private static LiveRun Run(string name, TimeProvider time) =>
        new(LiveRun.Format, Guid.NewGuid(), name, time.GetUtcNow(), "Testing");

    private static IEnumerable<string> Amounts(string page) =>
        Regex.Matches(page, "<li class=\"some\">.*?<b>(.*?)</b><small>a month, (.*?)</small>")
            .Select(found => $"{found.Groups[1]} {found.Groups[2]}");

    private static async Task<StreamReader> FollowAsync(Uri address)
    {
        using var caller = new HttpClient();
        return new(await caller.GetStreamAsync(new Uri(address, "/live/events")));
    }

    private static async Task<string> TellAsync(Uri address, string token, string name)
    {
        var notes = new StringWriter();
        await using var link = new LiveLink(new(address, token), name, TimeProvider.System, notes);
        await link.TellAsync("Testing", Progress(Green));
        return notes.ToString();
    }

    private static DashboardPlace Nobody => new(new("http://127.0.0.1:9"), Token: null);

    private static LiveLink Link(DashboardBench bench, string name = "Shop.sln") =>
        new(new(bench.Address, null), name, TimeProvider.System, TextWriter.Null);

    private static StageProgress Progress(params TestProgress[] tests) =>
        new("1 of 2 points") { Run = new(1, 0, 0) { Tests = [.. tests] } };

    private static TestProgress Test(int number, decimal usd, int finished) => new(number, $"Test {number}", "Auth")
    {
        Usd = usd, Points = 2, Finished = finished, Failed = 0, IsRunning = false,
    };

    private static async Task UntilAsync(StreamReader reader, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!(await reader.ReadLineAsync(limit.Token) ?? throw new EndOfStreamException(text)).Contains(text,
            StringComparison.Ordinal))
        {
        }
    }
}
