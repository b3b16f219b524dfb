using Quartz;

namespace Netra.Apex.Business.Scheduling;

/// <summary>An order as its owner sees it.</summary>
/// <param name="Id">The order.</param>
/// <param name="Order">What was ordered.</param>
/// <param name="Next">When it is due next, at most five times; empty when it is not due any more.</param>
internal sealed record ScheduledResearch(Guid Id, ResearchOrder Order, IReadOnlyList<DateTimeOffset> Next);

/// <summary>The orders, kept as jobs of the scheduler: the owner is the group, the order's id the name of the job and
/// of its trigger.</summary>
internal sealed class ResearchSchedule(ISchedulerFactory schedulers, TimeProvider time)
{
    /// <summary>How many orders a customer may have.</summary>
    public const int MostOrders = 100;

    private const int MostTimes = 5;

    // Within a node one order is placed at a time, so that several at once do not pass the limit.
    private readonly SemaphoreSlim _placing = new(1);

    /// <summary>Keeps an order.</summary>
    /// <returns>Its id; null: its owner has as many as one may have.</returns>
    public async Task<Guid?> PlaceAsync(string owner, ResearchOrder order, CancellationToken cancel)
    {
        await _placing.WaitAsync(cancel);
        try
        {
            var scheduler = await schedulers.GetScheduler(cancel);
            var hasRoom = (await KeysAsync(scheduler, owner, cancel)).Count < MostOrders;
            return hasRoom ? await AddAsync(scheduler, owner, order, cancel) : null;
        }
        finally
        {
            _placing.Release();
        }
    }

    /// <summary>The orders of a customer, the oldest first.</summary>
    public async Task<IReadOnlyList<ScheduledResearch>> ListAsync(string owner, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        return await ViewsAsync(scheduler, await KeysAsync(scheduler, owner, cancel), cancel);
    }

    /// <summary>An order of a customer; null when the customer has no such order.</summary>
    public async Task<ScheduledResearch?> FindAsync(string owner, Guid id, CancellationToken cancel)
    {
        var found = await ViewsAsync(await schedulers.GetScheduler(cancel), [new JobKey($"{id}", owner)], cancel);
        return found is [var order] ? order : null;
    }

    /// <summary>Takes an order off the schedule.</summary>
    /// <returns>False: the customer has no such order.</returns>
    public async Task<bool> RemoveAsync(string owner, Guid id, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        return await scheduler.DeleteJob(new JobKey($"{id}", owner), cancel);
    }

    private async Task<Guid> AddAsync(
        IScheduler scheduler, string owner, ResearchOrder order, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var job = order.ToJob($"{id}", owner);
        await scheduler.ScheduleJob(job, order.ToTrigger($"{id}", owner, time), cancellationToken: cancel);
        return id;
    }

    private static ValueTask<List<JobKey>> KeysAsync(IScheduler scheduler, string owner, CancellationToken cancel) =>
        scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(owner), cancel);

    private static async Task<IReadOnlyList<ScheduledResearch>> ViewsAsync(
        IScheduler scheduler, IReadOnlyList<JobKey> keys, CancellationToken cancel)
    {
        var jobs = await scheduler.GetJobDetails(keys, cancel);
        var names = keys.Select(key => new TriggerKey(key.Name, key.Group)).ToList();
        var triggers = await scheduler.GetTriggers(names, cancel);
        var due = triggers.ToDictionary(trigger => trigger.Key.Name);
        var views = jobs.Select(job => View(job, due.GetValueOrDefault(job.Key.Name)));
        return [.. views.OrderBy(view => view.Id)];
    }

    private static ScheduledResearch View(IJobDetail job, ITrigger? trigger) =>
        new(Guid.Parse(job.Key.Name), ResearchOrder.Of(job), [.. Times(trigger).Take(MostTimes)]);

    private static IEnumerable<DateTimeOffset> Times(ITrigger? trigger)
    {
        for (var next = trigger?.NextFireTimeUtc; next is { } due; next = trigger!.GetFireTimeAfter(due))
        {
            yield return due;
        }
    }
}
