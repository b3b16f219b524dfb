using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;

namespace Netra.Apex.Data.Usage;

/// <summary>Rolls back what was not decided for: after a failure, and after the end of a node that left work
/// behind.</summary>
internal sealed class UnfinishedReports(
    IDbContextFactory<ApexContext> contexts, IAnalyticsStore analytics, IWorkLocks locks, TimeProvider time,
    ILogger<UnfinishedReports> log)
{
    /// <summary>By then an insert whose answer was lost has come to its end, and no more lines of it appear.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>Decides against a report, unless it has been decided for, and removes its lines.</summary>
    /// <returns>False: the report is recorded.</returns>
    public async Task<bool> UndoAsync(ApexContext context, Guid id)
    {
        await context.RefuseAsync(id);
        if (await context.Recorded().AnyAsync(row => row.Id == id))
        {
            return false;
        }

        await RemoveAsync(context, id);
        return true;
    }

    /// <summary>Rolls back the undecided reports that nobody works on, and goes on with those that are being rolled
    /// back.</summary>
    public async Task ResolveAsync(CancellationToken cancel)
    {
        await using var context = await contexts.ConnectAsync(cancel);
        foreach (var id in await context.Unfinished().Select(row => row.Id).ToListAsync(cancel))
        {
            await using var held = await locks.TryTakeAsync(context, id, cancel);
            await (held is null ? Task.CompletedTask : UndoAsync(context, id));
        }
    }

    // The row outlives the lines: it is what says that they are to be removed.
    private async Task RemoveAsync(ApexContext context, Guid id)
    {
        try
        {
            var settled = (time.GetUtcNow() - Settling).UtcTicks;
            var gone = await analytics.RemoveAsync(id, CancellationToken.None);
            await context.Unfinished().Where(row => gone && row.Id == id && row.Submitted < settled)
                .ExecuteDeleteAsync();
        }
        catch (AnalyticsUnavailableException later)
        {
            log.LogWarning(later, "The lines of report {Report} have not been removed yet.", id);
        }
    }
}

/// <summary>Resolves unfinished reports before the platform listens and from time to time, and compares both
/// stores.</summary>
internal sealed class UsageUpkeep(
    IAnalyticsStore analytics, UnfinishedReports unfinished, Reconciliation reconciliation, TimeProvider time,
    ILogger<UsageUpkeep> log)
    : BackgroundService, IHostedLifecycleService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await unfinished.ResolveAsync(cancellationToken);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAfterAsync(stoppingToken);
        }
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        try
        {
            await analytics.PrepareAsync(cancel);
        }
        catch (Exception error) when (error is AnalyticsUnavailableException or ArgumentException)
        {
            var reason = (error.InnerException ?? error).Message;
            throw new CannotStartException(
                $"{AnalyticsSettings.Section}:Connection does not lead to a store: {reason}", error);
        }
    }

    private async Task LookAfterAsync(CancellationToken stop)
    {
        try
        {
            await unfinished.ResolveAsync(stop);
            foreach (var difference in await reconciliation.CompareAsync(stop))
            {
                log.LogError("The stores of usage reports disagree: {Difference}", difference);
            }
        }
        catch (Exception failed) when (failed is DbException or AnalyticsUnavailableException)
        {
            log.LogError(failed, "Usage reports could not be checked; next attempt in {Interval}.", Interval);
        }
    }
}
