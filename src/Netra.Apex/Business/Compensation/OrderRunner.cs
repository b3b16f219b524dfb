using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Netra.Apex.Business.Compensation;

/// <summary>The orders that wait for a worker of this node, each once.</summary>
internal sealed class OrderQueue
{
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, bool> _known = new();

    /// <summary>Adds an order, unless it waits already.</summary>
    public void Add(Guid order)
    {
        if (_known.TryAdd(order, true))
        {
            _waiting.Writer.TryWrite(order);
        }
    }

    /// <summary>Takes the orders out, one after the other as they come, until it is cancelled.</summary>
    public async IAsyncEnumerable<Guid> TakeAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var order in _waiting.Reader.ReadAllAsync(stop))
        {
            _known.TryRemove(order, out _);
            yield return order;
        }
    }
}

/// <summary>Works off the orders that come to this node and, at its start and from time to time, those that a node has
/// left behind.</summary>
internal sealed partial class OrderRunner(OrderStore orders, Saga saga, TimeProvider time, ILogger<OrderRunner> log)
    : BackgroundService
{
    /// <summary>How often left orders are looked for.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const int MostAtOnce = 64;

    private readonly OrderQueue _waiting = new();

    /// <summary>Accepts an order: whoever is told so can rely on it, whatever happens to the node.</summary>
    /// <inheritdoc cref="OrderStore.KeepAsync" path="/returns"/>
    public async Task<OrderRow?> AcceptAsync(OrderRow order)
    {
        var kept = await orders.KeepAsync(order);
        if (kept is not null)
        {
            _waiting.Add(kept.Id);
        }

        return kept;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stoppingToken };
        var work = Parallel.ForEachAsync(_waiting.TakeAsync(stoppingToken), limit, RunAsync);
        return Task.WhenAll(work, LookAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await FindLeftAsync(stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task FindLeftAsync(CancellationToken stop)
    {
        try
        {
            (await orders.LeftAsync(stop)).ToList().ForEach(_waiting.Add);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogNotFound(log, Interval, failure);
        }
    }

    // An order whose node fails is left behind, and found again.
    private async ValueTask RunAsync(Guid order, CancellationToken stop)
    {
        try
        {
            await saga.RunAsync(order, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogBroken(log, order, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Unfinished orders could not be read; next attempt in {Interval}.")]
    private static partial void LogNotFound(ILogger log, TimeSpan interval, Exception failure);

    [LoggerMessage(LogLevel.Error, "Order {Order} was interrupted; it will be resumed later.")]
    private static partial void LogBroken(ILogger log, Guid order, Exception failure);
}
