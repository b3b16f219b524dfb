using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Business.Scheduling;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;
using Quartz;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>What becomes of a due time on which another node works when it is fired.</summary>
public sealed class ResearchJobTests
{
    [Fact]
    public async Task Runs_what_another_node_held_and_left()
    {
        await using var platform = await StartAsync();
        var run = await OrderAsync(platform, platform.Time.GetUtcNow() + TimeSpan.FromMinutes(1));

        await FireWhileHeldAsync(platform, run);
        await MoveToAsync(platform, run.DueAt + ResearchJob.LookAgain);
        await Until.TrueAsync(async () => (await RunsAsync(platform, run)).Any(known => known.State == RunState.Done));

        Assert.Equal([run.DueAt], (await RunsAsync(platform, run)).Select(known => known.DueAt));
        await platform.Get<IHost>().StopAsync();
    }

    private static Task<UsagePlatform> StartAsync() => UsagePlatform.StartAsync(
        services => services.AddHttpClient(SupplierFeed.Client).ConfigurePrimaryHttpMessageHandler(() => new Empty()),
        ("Apex:Business:Scheduling:Feed", "http://feed.example.com/offers"));

    private static async Task FireWhileHeldAsync(UsagePlatform platform, DueRun run)
    {
        await using var context = await platform.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        await using var held = await platform.Get<IWorkLocks>().TryTakeAsync(context, run.Lock, default);
        await MoveToAsync(platform, run.DueAt);
        await Until.TrueAsync(() => IsDueAsync(platform, run, run.DueAt + ResearchJob.LookAgain));
    }

    private static async Task<DueRun> OrderAsync(UsagePlatform platform, DateTimeOffset due)
    {
        using var ann = platform.ClientOf("ann");
        var order = new ResearchOrder("price-analysis", ["A100"], At: due);
        using var placed = await ann.PostAsJsonAsync("business/research", order);
        return new DueRun((await placed.Content.ReadFromJsonAsync<ScheduledResearch>())!.Id, due);
    }

    // Quartz does not wait on the platform's clock; after a standby it looks at it again.
    private static async Task MoveToAsync(UsagePlatform platform, DateTimeOffset time)
    {
        platform.Time.SetUtcNow(time);
        var scheduler = await platform.Get<ISchedulerFactory>().GetScheduler();
        await scheduler.Standby();
        await scheduler.Start();
    }

    private static async Task<bool> IsDueAsync(UsagePlatform platform, DueRun run, DateTimeOffset time)
    {
        var scheduler = await platform.Get<ISchedulerFactory>().GetScheduler();
        var triggers = await scheduler.GetTriggersOfJob(new JobKey($"{run.Order}", "ann"));
        return triggers.Any(trigger => trigger.NextFireTimeUtc == time);
    }

    private static Task<IReadOnlyList<RunView>> RunsAsync(UsagePlatform platform, DueRun run) =>
        platform.Get<ResearchRuns>().ReadAsync(run.Order, default);

    private sealed class Empty : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent("[]") });
    }
}
