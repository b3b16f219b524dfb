using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>Tests that put the machine under load run one after the other, when all other tests are through.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LoadCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Load";
}

/// <summary>Nodes with the limits as delivered, and a store that can be made to hang.</summary>
public sealed class AdmissionFixture : ApexFixture
{
    private const string Section = "Apex:Performance:Admission:";
    private const string Store = "Apex:Storage:ConnectionString";
    private const int LoadRate = 20;

    private readonly HeldQuery _query = new();
    private bool _isOnMachinesClock;

    /// <summary>Starts a node that nobody has asked for anything.</summary>
    internal async Task<LoadedNode> StartAsync() => new(await StartNodeAsync(), Time, _query);

    /// <summary>Puts a node on the machine's clock under ten times the load that it lets in, one request of twenty
    /// urgent.</summary>
    /// <remarks>Its limits are a fifth of those delivered: load and node share two processors.</remarks>
    internal async Task<LoadResult> LoadAsync(int seconds)
    {
        _isOnMachinesClock = true;
        await using var node = await StartNodeAsync();
        _isOnMachinesClock = false;
        return await new OpenLoad(10 * LoadRate, oneUrgentIn: 20).RunAsync(node, 10 * LoadRate * seconds);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings.Remove(Burst);
        if (_isOnMachinesClock)
        {
            settings[Section + "Rate"] = $"{LoadRate}";
            settings[Section + "Burst"] = $"{2 * LoadRate}";
            settings[Section + "Queue"] = $"{5 * LoadRate}";
            settings[Store] = settings[Store]!.Replace(";Pooling=False", "", StringComparison.Ordinal);
        }
    }

    protected override void Configure(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteApexContext>(store => store.AddInterceptors(_query));
        services.ConfigureDbContext<PostgresApexContext>(store => store.AddInterceptors(_query));
        if (_isOnMachinesClock)
        {
            services.AddSingleton(TimeProvider.System);
        }
    }
}

/// <summary>Holds a query for usage reports.</summary>
internal sealed class HeldQuery : DbCommandInterceptor
{
    private TaskCompletionSource? _held;
    private TaskCompletionSource _released = new();

    /// <summary>Holds the next query.</summary>
    /// <returns>Ends when a query is held.</returns>
    public Task HoldNext()
    {
        _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _held.Task;
    }

    /// <summary>Lets the held query go on.</summary>
    public void Release() => _released.TrySetResult();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        var isMeant = command.CommandText.Contains("UsageReports", StringComparison.Ordinal);
        if (isMeant && Interlocked.Exchange(ref _held, null) is { } held)
        {
            held.SetResult();
            await _released.Task;
        }

        return result;
    }
}
