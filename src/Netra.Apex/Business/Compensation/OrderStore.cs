using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Netra.Apex.Storage;
using Polly;

namespace Netra.Apex.Business.Compensation;

/// <summary>Orders in the relational store. Any node can go on with an order where another one stopped.</summary>
internal sealed class OrderStore(
    IDbContextFactory<ApexContext> contexts, IOptions<BusinessSettings> settings, TimeProvider time)
{
    /// <summary>How many orders a customer may have that are not over. Of those that come at the same moment, a few
    /// more can pass.</summary>
    public const int MostUnfinished = 100;

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    // The same order came twice at the same time: the later one finds it now.
    private readonly ResiliencePipeline _conflicts = WriteConflicts.RetryAtMost(times: 1);

    /// <summary>How long a node holds an order without a word: a step can be taken, and undone, in that time.</summary>
    public TimeSpan Hold => (2 * settings.Value.Compensation.TotalTime) + Margin;

    /// <summary>Keeps an order.</summary>
    /// <returns>The order that its customer has sent under its key before, or else this one; null: the customer has
    /// too many that are not over.</returns>
    public Task<OrderRow?> KeepAsync(OrderRow order) =>
        _conflicts.ExecuteAsync(async _ => await FindOrAddAsync(order)).AsTask();

    /// <summary>A customer's order with its steps; null when the customer has none such, whoever else has.</summary>
    public async Task<OrderRow?> FindAsync(string customer, Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Set<OrderRow>().AsNoTracking().Include(row => row.Steps)
            .SingleOrDefaultAsync(row => row.Id == id && row.Customer == customer, cancel);
    }

    /// <summary>The orders that are not over, and on which no node works.</summary>
    public async Task<IReadOnlyList<Guid>> LeftAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcTicks;
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await Unfinished(context).Where(row => row.HeldUntil <= now).Select(row => row.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Holds an order, or goes on holding it, so that no other node works on it.</summary>
    /// <param name="id">The order.</param>
    /// <param name="hold">What this method has returned last; 0 at first.</param>
    /// <returns>UTC ticks until which this node holds it; 0: another one does, or the order is over.</returns>
    public async Task<long> TryHoldAsync(Guid id, long hold)
    {
        var now = time.GetUtcNow();
        var (ended, until) = (now.UtcTicks, (now + Hold).UtcTicks);
        await using var context = await contexts.CreateDbContextAsync();
        var held = await Unfinished(context)
            .Where(row => row.Id == id && (row.HeldUntil == hold || row.HeldUntil <= ended))
            .ExecuteUpdateAsync(row => row.SetProperty(order => order.HeldUntil, until));
        return held == 1 ? until : 0;
    }

    /// <summary>Lets another node work on an order at once.</summary>
    public async Task ReleaseAsync(Guid id, long hold)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<OrderRow>().Where(row => row.Id == id && row.HeldUntil == hold)
            .ExecuteUpdateAsync(row => row.SetProperty(order => order.HeldUntil, 0));
    }

    /// <summary>An order that this node holds, and the step that is to be taken or undone now; null: there is none
    /// left.</summary>
    /// <param name="id">The order.</param>
    /// <param name="hold">What <see cref="TryHoldAsync"/> has returned last.</param>
    /// <exception cref="InvalidOperationException">This node does not hold it any more.</exception>
    public async Task<(OrderRow Order, StepRow? Step)> NextAsync(Guid id, long hold)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var order = await context.Set<OrderRow>().AsNoTracking()
            .SingleAsync(row => row.Id == id && row.HeldUntil == hold);
        var steps = context.Set<StepRow>().AsNoTracking().Where(step => step.Order == id);
        return (order, await (order.State == OrderState.Running ? ToTakeAsync(steps) : ToUndoAsync(steps)));
    }

    /// <summary>Whether this node still holds an order.</summary>
    /// <param name="order">What <see cref="NextAsync"/> has returned, here and below.</param>
    public async Task<bool> IsHeldAsync(OrderRow order)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Held(context, order).AnyAsync();
    }

    /// <summary>Notes how far a step is, unless another node works on the order by now.</summary>
    public async Task MarkAsync(OrderRow order, StepRow step, StepState state, string? problem = null)
    {
        problem ??= step.Problem;
        await using var context = await contexts.CreateDbContextAsync();
        await Row(context, order, step).ExecuteUpdateAsync(
            row => row.SetProperty(to => to.State, state).SetProperty(to => to.Problem, problem));
    }

    /// <summary>Gives a step to its partner's fallback, under a new key, unless another node works on the order by
    /// now.</summary>
    public async Task FallBackAsync(OrderRow order, StepRow step, string problem)
    {
        var key = Guid.NewGuid();
        await using var context = await contexts.CreateDbContextAsync();
        await Row(context, order, step).Where(row => row.State == StepState.Begun).ExecuteUpdateAsync(row => row
            .SetProperty(to => to.Url, step.Fallback).SetProperty(to => to.Fallback, (string?)null)
            .SetProperty(to => to.IsFallback, true).SetProperty(to => to.Key, key)
            .SetProperty(to => to.State, StepState.Waiting).SetProperty(to => to.Problem, problem));
    }

    /// <summary>Notes that an order is to be undone, or is over, unless another node works on it by now.</summary>
    public async Task EndAsync(OrderRow order, OrderState state)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await Held(context, order).ExecuteUpdateAsync(row => row.SetProperty(to => to.State, state));
    }

    /// <summary>Whether a step of an order is left to a person.</summary>
    public async Task<bool> IsParkedAsync(Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Set<StepRow>().AnyAsync(step => step.Order == id && step.State == StepState.Parked);
    }

    private static IQueryable<OrderRow> Unfinished(ApexContext context) => context.Set<OrderRow>()
        .Where(row => row.State == OrderState.Running || row.State == OrderState.Undoing);

    // Each hold ends at an instant of its own: by that a node that has paused is known to be overtaken.
    private static IQueryable<OrderRow> Held(ApexContext context, OrderRow order) =>
        Unfinished(context).Where(row => row.Id == order.Id && row.HeldUntil == order.HeldUntil);

    private static IQueryable<StepRow> Row(ApexContext context, OrderRow order, StepRow step)
    {
        var held = Held(context, order);
        return context.Set<StepRow>().Where(row => held.Any()
            && row.Order == step.Order && row.Position == step.Position && row.Key == step.Key);
    }

    // A step that was begun when a node went down is taken again, under its key.
    private static Task<StepRow?> ToTakeAsync(IQueryable<StepRow> steps) => steps
        .Where(step => step.State == StepState.Waiting || step.State == StepState.Begun)
        .OrderBy(step => step.Position).FirstOrDefaultAsync();

    // A step whose outcome is not known may be in effect.
    private static Task<StepRow?> ToUndoAsync(IQueryable<StepRow> steps) => steps
        .Where(step => step.State == StepState.Done || step.State == StepState.Begun)
        .OrderByDescending(step => step.Position).FirstOrDefaultAsync();

    private async Task<OrderRow?> FindOrAddAsync(OrderRow order)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var known = await context.Set<OrderRow>().AsNoTracking().Include(row => row.Steps)
            .SingleOrDefaultAsync(row => row.Customer == order.Customer && row.Key == order.Key);
        var isAdded = known is null && await HasRoomAsync(context, order.Customer);
        context.AddRange(isAdded ? [order] : []);
        await context.SaveChangesAsync();
        return isAdded ? order : known;
    }

    private static async Task<bool> HasRoomAsync(ApexContext context, string customer) =>
        await Unfinished(context).CountAsync(row => row.Customer == customer) < MostUnfinished;
}
