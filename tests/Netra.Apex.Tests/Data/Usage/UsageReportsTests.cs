using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;

namespace Netra.Apex.Tests.Data.Usage;

public sealed class UsageReportsTests : IAsyncLifetime
{
    private const string Path = "/data/usage-reports";
    private static readonly SubmittedReport Report =
        new("training", [new("L4", 1, 0.000001m), new("H100", 2, 2.5m), new("L4", 3, 0)]);

    private BreakableAnalytics _analytics = null!;
    private UsagePlatform _platform = null!;
    private HttpClient _ann = null!;

    public async Task InitializeAsync()
    {
        _platform = await UsagePlatform.StartAsync(services => services.AddSingleton<IAnalyticsStore>(provider =>
            _analytics = new BreakableAnalytics(ActivatorUtilities.CreateInstance<SqliteAnalytics>(provider))));
        _ann = _platform.ClientOf("ann");
    }

    public async Task DisposeAsync()
    {
        _ann.Dispose();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Gives_the_usage_by_gpu_to_its_owner()
    {
        var report = await _ann.GetFromJsonAsync<UsageReport>(await SubmitAsync());
        Assert.Equal(("training", 3, 2.500001m), (report!.Workload, report.Lines, report.Cost));
        Assert.Equal([new("H100", 1, 2, 2.5m), new("L4", 2, 4, 0.000001m)], report.Usage);
    }

    [Fact]
    public async Task Hides_a_report_from_everybody_else()
    {
        var location = await SubmitAsync();
        using var bob = _platform.ClientOf("bob");
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(location)).StatusCode);
        Assert.Empty((await bob.GetFromJsonAsync<List<UsageReport>>(Path))!);
    }

    [Fact]
    public async Task Lists_the_newest_hundred_newest_first()
    {
        for (var number = 0; number <= 100; number++)
        {
            _platform.Time.Advance(TimeSpan.FromTicks(1));
            await _ann.PostAsJsonAsync(Path, Report with { Workload = $"{number}" });
        }

        var listed = (await _ann.GetFromJsonAsync<List<UsageReport>>(Path))!.Select(report => report.Workload);
        Assert.Equal(Enumerable.Range(1, 100).Reverse().Select(number => $"{number}"), listed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"workload":"w"}""")]
    [InlineData("""{"workload":"w","lines":[]}""")]
    [InlineData("""{"workload":"w","lines":[null]}""")]
    [InlineData("""{"workload":" ","lines":[{"gpu":"L4","minutes":1,"cost":1}]}""")]
    [InlineData("""{"workload":"w\u0007","lines":[{"gpu":"L4","minutes":1,"cost":1}]}""")]
    [InlineData("""{"workload":"w","lines":[{"gpu":"L4","minutes":1,"cost":1},{"gpu":"L4","minutes":0,"cost":1}]}""")]
    [InlineData("""{"workload":"w","lines":[{"gpu":" ","minutes":1,"cost":1}]}""")]
    [InlineData("""{"workload":"w","lines":[{"gpu":"L4","minutes":0,"cost":1}]}""")]
    [InlineData("""{"workload":"w","lines":[{"gpu":"L4","minutes":1,"cost":-0.000001}]}""")]
    [InlineData("""{"workload":"w","lines":[{"gpu":"L4","minutes":1,"cost":0.0000001}]}""")]
    [InlineData("""{"workload":"w","lines":[{"gpu":"L4","minutes":1,"cost":1000000.000001}]}""")]
    public async Task Refuses_a_report_that_it_cannot_bill(string body)
    {
        var answer = await _ann.PostAsync(Path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await _ann.GetFromJsonAsync<List<UsageReport>>(Path))!);
    }

    [Theory]
    [InlineData(100, 64, 10_000, true)]
    [InlineData(101, 64, 10_000, false)]
    [InlineData(100, 65, 10_000, false)]
    [InlineData(100, 64, 10_001, false)]
    public void Takes_a_report_up_to_its_limits(int workload, int gpu, int lines, bool fits)
    {
        var line = new UsageLine(new string('g', gpu), 1, 1_000_000);
        var report = new SubmittedReport(new string('w', workload), [.. Enumerable.Repeat(line, lines)]);
        Assert.Equal(fits, report.Problems().Count == 0);
    }

    [Fact]
    public async Task Says_that_the_analytics_store_is_away()
    {
        await SubmitAsync();
        _analytics.IsBroken = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _ann.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _ann.PostAsJsonAsync(Path, Report)).StatusCode);
    }

    [Fact]
    public async Task Keeps_a_rolled_back_report_until_late_lines_have_settled()
    {
        await FailAsync();
        Assert.Equal(1, await AfterAsync(UnfinishedReports.Settling));
        Assert.Equal(0, await AfterAsync(TimeSpan.FromTicks(1)));
    }

    [Fact]
    public async Task Keeps_a_rolled_back_report_while_lines_of_it_are_there()
    {
        await FailAsync();
        _analytics.IsSlow = true;
        Assert.Equal(1, await AfterAsync(UnfinishedReports.Settling + TimeSpan.FromTicks(1)));
        _analytics.IsSlow = false;
        Assert.Equal(0, await AfterAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task Looks_after_unfinished_reports_from_time_to_time()
    {
        await FailAsync();
        _platform.Time.Advance(UsageUpkeep.Interval);
        Assert.True(await ComesTrueAsync(async () => await CountAsync() == 0));
    }

    [Fact]
    public async Task Looks_again_after_an_outage_of_the_analytics_store()
    {
        await FailAsync();
        _analytics.IsBroken = true;
        _platform.Time.Advance(UsageUpkeep.Interval);
        await _platform.Get<UnfinishedReports>().ResolveAsync(CancellationToken.None);
        _analytics.IsBroken = false;
        _platform.Time.Advance(UsageUpkeep.Interval);
        Assert.True(await ComesTrueAsync(async () => await CountAsync() == 0));
    }

    [Fact]
    public async Task Does_not_start_on_an_analytics_store_that_it_cannot_open()
    {
        var refusal = await Assert.ThrowsAsync<CannotStartException>(() =>
            UsagePlatform.StartAsync(
                settings: ("Apex:Data:Analytics:Connection", "Data Source=/nowhere/analytics.db")));
        Assert.StartsWith("Apex:Data:Analytics:Connection does not lead to a store: ", refusal.Message);
    }

    [Fact]
    public async Task Finds_no_difference_in_what_only_one_of_two_looks_saw()
    {
        await SubmitAsync();
        var looks = 0;
        _analytics.BeforeUsage = () => looks++ == 0
            ? _analytics.StageAsync(Guid.NewGuid(), [new("L4", 1, 1)], default) : RemoveOrphansAsync();
        Assert.Empty(await _platform.Get<Reconciliation>().CompareAsync(CancellationToken.None));
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task Goes_on_with_a_rollback_when_the_analytics_store_is_back()
    {
        await FailAsync();
        _analytics.IsBroken = true;
        Assert.Equal(1, await AfterAsync(UnfinishedReports.Settling + TimeSpan.FromTicks(1)));
        _analytics.IsBroken = false;
        Assert.Equal(0, await AfterAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task Keeps_a_report_whose_decision_was_made_though_its_answer_was_lost()
    {
        var id = Guid.Parse((await SubmitAsync()).Split('/')[^1]);
        await using var context = await ConnectAsync();
        Assert.False(await _platform.Get<UnfinishedReports>().UndoAsync(context, id));
        Assert.Single((await _ann.GetFromJsonAsync<List<UsageReport>>(Path))!);
    }

    [Fact]
    public async Task Cannot_decide_for_a_report_that_was_decided_against()
    {
        await FailAsync();
        await using var context = await ConnectAsync();
        var id = await context.Unfinished().Select(row => row.Id).SingleAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => context.RecordAsync(id));
        Assert.Empty((await _ann.GetFromJsonAsync<List<UsageReport>>(Path))!);
    }

    private async Task RemoveOrphansAsync()
    {
        _analytics.BeforeUsage = () => Task.CompletedTask;
        await using var context = await ConnectAsync();
        var known = await context.Recorded().Select(row => row.Id).ToListAsync();
        foreach (var report in (await _analytics.UsageAsync(null, default)).Where(report =>
            !known.Contains(report.Key)))
        {
            await _analytics.RemoveAsync(report.Key, default);
        }
    }

    private async Task<string> SubmitAsync() =>
        (await _ann.PostAsJsonAsync(Path, Report)).EnsureSuccessStatusCode().Headers.Location!.OriginalString;

    private async Task FailAsync()
    {
        _analytics.IsBroken = true;
        await _ann.PostAsJsonAsync(Path, Report);
        _analytics.IsBroken = false;
    }

    /// <summary>Unfinished reports after some time and another attempt.</summary>
    private async Task<int> AfterAsync(TimeSpan time)
    {
        _platform.Time.Advance(time);
        await _platform.Get<UnfinishedReports>().ResolveAsync(CancellationToken.None);
        return await CountAsync();
    }

    private static async Task<bool> ComesTrueAsync(Func<Task<bool>> condition)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var tries = 0;
        while (!await condition() && ++tries < 1000)
        {
            await looks.WaitForNextTickAsync();
        }

        return await condition();
    }

    private async Task<int> CountAsync()
    {
        await using var context = await ConnectAsync();
        return await context.Unfinished().CountAsync();
    }

    private Task<ApexContext> ConnectAsync() =>
        _platform.Get<IDbContextFactory<ApexContext>>().ConnectAsync(CancellationToken.None);
}
