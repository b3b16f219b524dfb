using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Quality;
using Quartz;

namespace Netra.CriticalTests.Business;

/// <summary>Nodes with a worker each, which ask the same feed; their clock moves only when a test moves it.</summary>
public sealed partial class SchedulingFixture : ApexFixture
{
    // Real time: a node that takes long to say that it is there, and one that looks at once who is.
    private static readonly TimeSpan SlowCheckIn = TimeSpan.FromHours(1);
    private static readonly TimeSpan QuickCheckIn = TimeSpan.FromMilliseconds(200);

    private readonly List<ApexNode> _nodes = [];
    private TimeSpan _checkIn = SlowCheckIn;
    private SupplierMarket? _market;
    private ApexProcess? _process;

    /// <summary>The suppliers' feed.</summary>
    internal SupplierMarket Market => _market ?? throw new InvalidOperationException("The market is not open.");

    /// <summary>Where customers speak to the platform.</summary>
    internal Uri Address => _process?.Address ?? Node.Address;

    /// <summary>The node that customers speak to, unless it is a process.</summary>
    internal ApexNode Node => _nodes[0];

    /// <summary>The next whole minute.</summary>
    internal DateTimeOffset NextMinute =>
        DateTimeOffset.FromUnixTimeSeconds(((Time.GetUtcNow().ToUnixTimeSeconds() / 60) + 1) * 60);

    /// <summary>A time that is still to come on the machine's clock, on which the process is.</summary>
    internal static DateTimeOffset Soon => TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3);

    public override async Task InitializeAsync()
    {
        _market = await SupplierMarket.StartAsync();
        await base.InitializeAsync();
        _nodes.Add(Platform);
    }

    public override async Task DisposeAsync()
    {
        await StopAsync();
        await KillAsync();
        await base.DisposeAsync();
        await (_market?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A customer who takes her orders with her when she goes.</summary>
    internal async Task<ResearchCustomer> NewCustomerAsync()
    {
        var name = $"ann-{Guid.NewGuid():N}";
        return new ResearchCustomer(this, name, await Node.SignInAsync(name));
    }

    /// <summary>Adds a node, which soon notices who is dead.</summary>
    internal async Task<IAsyncDisposable> AddNodeAsync()
    {
        _checkIn = QuickCheckIn;
        var node = await StartNodeAsync();
        _checkIn = SlowCheckIn;
        _nodes.Add(node);
        return new Added(this, node);
    }

    /// <summary>Stops all nodes as a host does.</summary>
    internal async Task StopAsync()
    {
        foreach (var node in _nodes.ToList())
        {
            await StopAsync(node);
        }
    }

    /// <summary>Starts a node in the place of those that were stopped.</summary>
    internal async Task RestartAsync() => _nodes.Add(await StartNodeAsync());

    /// <summary>Starts a process, on the machine's clock, in the place of all nodes.</summary>
    internal async Task StartProcessAsync()
    {
        await StopAsync();
        _process = await StartProcessAsync<NothingWrong>();
    }

    /// <summary>Kills the process.</summary>
    internal async Task KillAsync()
    {
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
        _process = null;
    }

    /// <summary>Moves the clock; standing by makes the schedulers look at it again.</summary>
    internal async Task MoveToAsync(DateTimeOffset time)
    {
        Time.Advance(time - Time.GetUtcNow());
        foreach (var scheduler in await Task.WhenAll(_nodes.Select(SchedulerOf)))
        {
            await scheduler.Standby();
            await scheduler.Start();
        }
    }

    /// <summary>Waits until all that is due has been worked on, and no node is known to work.</summary>
    /// <param name="but">How many runs the feed holds.</param>
    internal async Task SettledAsync(int but = 0)
    {
        var scheduler = await SchedulerAsync();
        await InTime.TrueAsync(
            async () => await IsIdleAsync() && await IsDoneAsync(scheduler) && await IsIdleAsync(),
            "all is done that is due");

        async ValueTask<bool> IsIdleAsync() => await AtWorkAsync(scheduler) <= but;
    }

    /// <summary>The scheduler of the node that customers speak to.</summary>
    internal Task<IScheduler> SchedulerAsync() => SchedulerOf(Node);

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Apex:Business:Scheduling:Feed"] = Market.Address;
        settings["Apex:Business:Scheduling:FeedTimeout"] = "00:01:00";
        settings["Apex:Business:Scheduling:Workers"] = "1";
        settings["Apex:Business:Scheduling:RetryDelay"] = "00:00:00";
    }

    protected override void Configure(IServiceCollection services)
    {
        var checkIn = _checkIn;
        services.PostConfigure<ClusteringOptions>(cluster => cluster.CheckinInterval = checkIn);
        services.PostConfigure<QuartzSchedulerOptions>(scheduler => scheduler.IdleWaitTime = TimeSpan.FromSeconds(1));

        // A wait on the test's clock, before a transaction that met a deadlock is tried again, would never end.
        services.PostConfigure<AdoJobStoreOptions>(store => store.TransientRetryInterval = TimeSpan.Zero);
    }

    private static Task<IScheduler> SchedulerOf(ApexNode node) =>
        node.Services.GetRequiredService<ISchedulerFactory>().GetScheduler().AsTask();

    private static async Task<int> AtWorkAsync(IScheduler scheduler)
    {
        var fired = await scheduler.QueryFireInstances(new FireInstanceQuery());
        return fired.Items.Count(instance => instance.State == FireInstanceState.Executing);
    }

    private async Task<bool> IsDoneAsync(IScheduler scheduler)
    {
        var due = await scheduler.QueryTriggers(new TriggerQuery { NextFireTimeBefore = Time.GetUtcNow().AddTicks(1) });
        return due.Items.Count == 0;
    }

    private async Task StopAsync(ApexNode node)
    {
        if (_nodes.Remove(node))
        {
            await node.Services.GetRequiredService<IHost>().StopAsync();
            await node.DisposeAsync();
        }
    }

    private sealed class Added(SchedulingFixture apex, ApexNode node) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await apex.StopAsync(node);
    }
}
