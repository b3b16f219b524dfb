using System.Threading.Channels;

namespace Netra.Apex.Business.Compensation;

/// <summary>Works off the orders that come to this node and, at its start and from time to time, those that a node has
/// left behind.</summary>
internal sealed partial class OrderRunner(OrderStore orders, Saga saga, TimeProvider time, ILogger<OrderRunner> log)
    : BackgroundService
{
    /// <summary>How often left orders are looked for.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const int MostAtOnce = 64;

    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();

    /// <summary>Accepts an order: whoever is told so can rely on it, whatever happens to the node.</summary>
    /// <returns>The order that its customer has sent under its key before, or else this one.</returns>
    public async Task<OrderRow> AcceptAsync(OrderRow order)
    {
        var kept = await orders.KeepAsync(order);
        Begin(kept.Id);
        return kept;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stoppingToken };
        var work = Parallel.ForEachAsync(_waiting.Reader.ReadAllAsync(stoppingToken), limit, RunAsync);
        return Task.WhenAll(work, LookAsync(stoppingToken));
    }

    private void Begin(Guid order) => _waiting.Writer.TryWrite(order);

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
            (await orders.LeftAsync(stop)).ToList().ForEach(Begin);
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

    [LoggerMessage(LogLevel.Error, "Orders could not be looked for; next attempt in {Interval}.")]
    private static partial void LogNotFound(ILogger log, TimeSpan interval, Exception failure);

    [LoggerMessage(LogLevel.Error, "Order {Order} broke off; it is taken up again later.")]
    private static partial void LogBroken(ILogger log, Guid order, Exception failure);
}
