using Polly;

namespace Netra.Apex.Business.Compensation;

/// <summary>Works an order off: its steps one after the other and, once one has failed, all that may have taken effect
/// back again in reverse.</summary>
internal sealed partial class Saga(OrderStore orders, PartnerClient client, PartnerCalls calls, ILogger<Saga> log)
{
    /// <summary>Works an order off from where it is, unless another node does or it is over.</summary>
    public async Task RunAsync(Guid id, CancellationToken stop)
    {
        var hold = await orders.TryHoldAsync(id, hold: 0);
        try
        {
            while (hold > 0)
            {
                await AdvanceAsync(id, hold, stop);
                hold = await orders.TryHoldAsync(id, hold);
            }
        }
        finally
        {
            await orders.ReleaseAsync(id, hold);
        }
    }

    private async Task AdvanceAsync(Guid id, long hold, CancellationToken stop)
    {
        var (order, step) = await orders.NextAsync(id, hold);
        await ((order.State, step) switch
        {
            (OrderState.Running, { } next) => TakeAsync(order, next, stop),
            (OrderState.Undoing, { } next) => UndoAsync(order, next, stop),
            _ => EndAsync(order),
        });
    }

    private async Task TakeAsync(OrderRow order, StepRow step, CancellationToken stop)
    {
        var mayBeTaken = step.State == StepState.Begun;
        await orders.MarkAsync(order, step, StepState.Begun);
        var problem = await TryAsync(step, calls.Steps, AttemptAsync, stop);
        await (problem is null
            ? orders.MarkAsync(order, step, StepState.Done)
            : FailAsync(order, step, problem, mayBeTaken, stop));

        async Task AttemptAsync(CancellationToken cancel)
        {
            try
            {
                await client.TakeAsync(order.Workload, step, cancel);
            }
            catch (Exception failure)
            {
                mayBeTaken |= !PartnerClient.IsUnreached(failure);
                throw;
            }
        }
    }

    // The fallback's turn comes when the step is not in effect at the partner: it would be taken twice. What another
    // node has taken meanwhile must not be undone.
    private async Task FailAsync(
        OrderRow order, StepRow step, string problem, bool mayBeTaken, CancellationToken stop)
    {
        var mayUndo = step.Fallback is not null && await orders.IsHeldAsync(order);
        var isGone = !mayBeTaken || (mayUndo && await TryUndoAsync(step, stop) is null);
        if (isGone && step.Fallback is not null)
        {
            await orders.FallBackAsync(order, step, problem);
            return;
        }

        await orders.EndAsync(order, OrderState.Undoing);
        await orders.MarkAsync(order, step, isGone ? StepState.Undone : StepState.Begun, problem);
    }

    private async Task UndoAsync(OrderRow order, StepRow step, CancellationToken stop)
    {
        var problem = await TryUndoAsync(step, stop);
        await orders.MarkAsync(order, step, problem is null ? StepState.Undone : StepState.Parked, problem);
        if (problem is not null)
        {
            LogParked(log, step.Name, step.Key, step.Order, problem);
        }
    }

    private Task<string?> TryUndoAsync(StepRow step, CancellationToken stop) =>
        TryAsync(step, calls.Undos, cancel => client.UndoAsync(step, cancel), stop);

    // The customer learns the kind of the failure, the log all of it.
    private async Task<string?> TryAsync(
        StepRow step, ResiliencePipeline attempts, Func<CancellationToken, Task> call, CancellationToken stop)
    {
        try
        {
            await attempts.ExecuteAsync(async cancel => await call(cancel), stop);
            return null;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogFailed(log, step.Name, step.Order, failure);
            return PartnerCalls.ProblemOf(failure);
        }
    }

    private async Task EndAsync(OrderRow order)
    {
        var undone = await orders.IsParkedAsync(order.Id) ? OrderState.Parked : OrderState.Undone;
        await orders.EndAsync(order, order.State == OrderState.Running ? OrderState.Done : undone);
    }

    [LoggerMessage(LogLevel.Warning, "The partner of step {Step} of order {Order} failed.")]
    private static partial void LogFailed(ILogger log, string step, Guid order, Exception failure);

    [LoggerMessage(
        LogLevel.Error, "Step {Step} (key {Key}) of order {Order} could not be undone; undo it by hand. {Problem}")]
    private static partial void LogParked(ILogger log, string step, Guid key, Guid order, string problem);
}
