using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business.Scheduling;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>What tests do with runs beside the way over HTTP.</summary>
public sealed partial class SchedulingFixture
{
    /// <summary>Stores runs of an order that are over.</summary>
    internal async Task RememberRunsAsync(Guid order, IEnumerable<int> dueTicks)
    {
        await using var context = await ContextAsync();
        context.AddRange(dueTicks.Select(due => new ResearchRunRow
        {
            Order = order,
            DueAt = due,
            State = RunState.Done,
            FinishedAt = due,
        }));
        await context.SaveChangesAsync();
    }

    /// <summary>How many runs of an order are stored, and the ticks at which the first of them was due.</summary>
    internal async Task<(int Runs, long First)> RunsAndFirstAsync(Guid order)
    {
        await using var context = await ContextAsync();
        var due = context.Set<ResearchRunRow>().Where(run => run.Order == order).Select(run => run.DueAt);
        return (await due.CountAsync(), await due.MinAsync());
    }

    /// <summary>Does something while another node works on a run, which has begun it, and waits until the platform will
    /// look again.</summary>
    internal async Task WhileHeldAsync(DueRun run, Func<Task> act, ResearchCustomer customer)
    {
        await using var context = await ContextAsync();
        context.Add(new ResearchRunRow { Order = run.Order, DueAt = run.DueAt.UtcTicks });
        await context.SaveChangesAsync();
        var locks = Node.Services.GetRequiredService<IWorkLocks>();
        await using var held = await locks.TryTakeAsync(context, run.Lock, CancellationToken.None);
        await act();
        var again = run.DueAt + ResearchJob.LookAgain;
        await InTime.TrueAsync(async () => await customer.IsDueAsync(run.Order, again), "it is looked at again");
    }

    private Task<ApexContext> ContextAsync() =>
        Node.Services.GetRequiredService<IDbContextFactory<ApexContext>>().ConnectAsync(default);
}
