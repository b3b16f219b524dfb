using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;

namespace Netra.Apex.Business.Scheduling;

/// <summary>How far a run is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
internal enum RunState
{
    /// <summary>A node works on it, or died with it.</summary>
    Running,

    /// <summary>Its findings are there.</summary>
    Done,

    /// <summary>It has found nothing.</summary>
    Failed,
}

/// <summary>A run of an order: the claim of the node that works on it, and then what it has found.</summary>
internal sealed class ResearchRunRow
{
    public required Guid Order { get; init; }

    /// <summary>When the order was due, UTC ticks.</summary>
    public required long DueAt { get; init; }

    public RunState State { get; init; }

    public int Attempts { get; init; }

    /// <summary>UTC ticks; 0 while it runs.</summary>
    public long FinishedAt { get; init; }

    /// <summary>A list of <see cref="Finding"/> as JSON.</summary>
    public string Findings { get; init; } = "[]";

    public string? Reason { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ResearchRunRow>
    {
        public void Configure(EntityTypeBuilder<ResearchRunRow> table)
        {
            table.ToTable("ResearchRuns").HasKey(row => new { row.Order, row.DueAt });
            table.Property(row => row.State).HasConversion<string>();
        }
    }
}

/// <summary>A run by what makes it one: the order and when it was due.</summary>
internal sealed record DueRun(Guid Order, DateTimeOffset DueAt)
{
    /// <summary>The name of the run's lock; the same at every node.</summary>
    public Guid Lock => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{Order:N} {DueAt.UtcTicks}")).AsSpan(0, 16));
}

/// <summary>How a run ends.</summary>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Findings">What it has found, a finding a GPU model.</param>
/// <param name="Reason">Why it has found nothing, as a sentence; null when it has.</param>
internal sealed record RunResult(int Attempts, IReadOnlyList<Finding> Findings, string? Reason);

/// <summary>A run as the order's owner sees it.</summary>
internal sealed record RunView(
    DateTimeOffset DueAt, RunState State, int Attempts, DateTimeOffset? FinishedAt, IReadOnlyList<Finding> Findings,
    string? Reason)
{
    public static RunView Of(ResearchRunRow row) => new(
        TimeOf(row.DueAt), row.State, row.Attempts, row.FinishedAt == 0 ? null : TimeOf(row.FinishedAt),
        JsonSerializer.Deserialize<Finding[]>(row.Findings)!, row.Reason);

    private static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);
}

/// <summary>Runs what is due exactly once, whatever the scheduler does: it can fire a due time twice, when it takes a
/// node for dead that is only slow.</summary>
/// <remarks>A row is claimed under a lock that ends with its holder. Whoever gets the lock of a run that somebody has
/// begun and not finished knows that he died, and runs it again.</remarks>
internal sealed class ResearchRuns(IDbContextFactory<ApexContext> contexts, IWorkLocks locks, TimeProvider time)
{
    /// <summary>How many runs of an order are kept.</summary>
    public const int MostRuns = 100;

    /// <summary>Runs what is due, unless another node does or has done.</summary>
    /// <param name="run">The run.</param>
    /// <param name="work">What is to be done, given what the order's run before has found.</param>
    /// <param name="cancel">Ends the attempt; the run can then be taken over.</param>
    /// <returns>False: another node works on it, and may die with it.</returns>
    public async Task<bool> RunAsync(
        DueRun run, Func<IReadOnlyList<Finding>, Task<RunResult>> work, CancellationToken cancel)
    {
        await using var context = await contexts.ConnectAsync(cancel);
        await using var held = await locks.TryTakeAsync(context, run.Lock, cancel);
        if (held is not null && await IsToDoAsync(context, run, cancel))
        {
            await StoreAsync(context, run, await work(await LastAsync(context, run, cancel)));
        }

        return held is not null || await IsOverAsync(context, run, cancel);
    }

    /// <summary>The runs of an order, the latest first.</summary>
    public async Task<IReadOnlyList<RunView>> ReadAsync(Guid order, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await RunsOf(context, order).OrderByDescending(row => row.DueAt).Take(MostRuns).ToListAsync(cancel);
        return [.. rows.Select(RunView.Of)];
    }

    /// <summary>Forgets the runs of an order.</summary>
    public async Task ForgetAsync(Guid order)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await RunsOf(context, order).ExecuteDeleteAsync();
    }

    private static IQueryable<ResearchRunRow> RunsOf(ApexContext context, Guid order) =>
        context.Set<ResearchRunRow>().AsNoTracking().Where(row => row.Order == order);

    private static async Task<bool> IsToDoAsync(ApexContext context, DueRun run, CancellationToken cancel) =>
        !await IsOverAsync(context, run, cancel)
        && (await Claims(context, run).AnyAsync(cancel) || await ClaimAsync(context, run, cancel));

    private static Task<bool> IsOverAsync(ApexContext context, DueRun run, CancellationToken cancel) =>
        Claims(context, run).AnyAsync(row => row.State != RunState.Running, cancel);

    private static IQueryable<ResearchRunRow> Claims(ApexContext context, DueRun run) =>
        RunsOf(context, run.Order).Where(row => row.DueAt == run.DueAt.UtcTicks);

    private static async Task<bool> ClaimAsync(ApexContext context, DueRun run, CancellationToken cancel)
    {
        context.Add(new ResearchRunRow { Order = run.Order, DueAt = run.DueAt.UtcTicks });
        return await context.SaveChangesAsync(cancel) == 1;
    }

    private static async Task<IReadOnlyList<Finding>> LastAsync(
        ApexContext context, DueRun run, CancellationToken cancel)
    {
        var last = await RunsOf(context, run.Order)
            .Where(row => row.DueAt < run.DueAt.UtcTicks && row.State == RunState.Done)
            .OrderByDescending(row => row.DueAt).Select(row => row.Findings).FirstOrDefaultAsync(cancel);
        return JsonSerializer.Deserialize<Finding[]>(last ?? "[]")!;
    }

    // An order that was deleted meanwhile has no row any more.
    private async Task StoreAsync(ApexContext context, DueRun run, RunResult result)
    {
        var state = result.Reason is null ? RunState.Done : RunState.Failed;
        var (now, findings) = (time.GetUtcNow().UtcTicks, JsonSerializer.Serialize(result.Findings));
        await Claims(context, run).ExecuteUpdateAsync(row => row
            .SetProperty(column => column.State, state).SetProperty(column => column.FinishedAt, now)
            .SetProperty(column => column.Attempts, result.Attempts).SetProperty(column => column.Reason, result.Reason)
            .SetProperty(column => column.Findings, findings));
        await ForgetOldAsync(RunsOf(context, run.Order));
    }

    private static async Task ForgetOldAsync(IQueryable<ResearchRunRow> runs)
    {
        var times = runs.OrderByDescending(row => row.DueAt).Select(row => row.DueAt);
        var oldest = await times.Skip(MostRuns - 1).FirstOrDefaultAsync();
        await runs.Where(row => row.DueAt < oldest).ExecuteDeleteAsync();
    }
}
