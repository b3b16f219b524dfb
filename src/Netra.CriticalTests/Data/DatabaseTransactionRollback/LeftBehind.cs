using Microsoft.EntityFrameworkCore;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;

namespace Netra.CriticalTests.Data;

/// <summary>Unfinished reports without lines, at both sides of the time after which a rollback has settled; one of them
/// is worked on until disposed.</summary>
internal sealed class LeftBehind : IAsyncDisposable
{
    private static readonly TimeSpan OneTick = TimeSpan.FromTicks(1);

    private readonly ApexContext _context;
    private IAsyncDisposable? _held;

    private LeftBehind(ApexContext context) => _context = context;

    /// <summary>Leaves the reports behind.</summary>
    /// <param name="apex">The platform.</param>
    /// <param name="looks">When the platform looks after them, by its clock.</param>
    public static async Task<LeftBehind> LeaveAsync(UsageFixture apex, DateTimeOffset looks)
    {
        var context = await apex.Get<IDbContextFactory<ApexContext>>().ConnectAsync(CancellationToken.None);
        var left = new LeftBehind(context);
        var settled = looks - UnfinishedReports.Settling - OneTick;
        await left.AddAsync("settled", ReportState.Undoing, settled);
        await left.AddAsync("settling", ReportState.Staging, settled + OneTick);
        left._held = await apex.Get<IWorkLocks>().TryTakeAsync(
            context, await left.AddAsync("worked on", ReportState.Staging, settled), CancellationToken.None);
        return left;
    }

    /// <summary>What has become of them.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync()
    {
        var rows = await _context.Reports().Where(row => row.Customer == nameof(LeftBehind)).ToListAsync();
        return [.. rows.Select(row => $"{row.Workload}: {row.State}").Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await (_held?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _context.Reports().Where(row => row.Customer == nameof(LeftBehind)).ExecuteDeleteAsync();
        await _context.DisposeAsync();
    }

    private async Task<Guid> AddAsync(string workload, ReportState state, DateTimeOffset submitted)
    {
        var row = RowOf(workload, state, submitted);
        _context.Add(row);
        await _context.SaveChangesAsync();
        return row.Id;
    }

    private static UsageReportRow RowOf(string workload, ReportState state, DateTimeOffset submitted) => new()
    {
        Id = Guid.NewGuid(),
        Customer = nameof(LeftBehind),
        Workload = workload,
        Lines = 1,
        Cost = 1,
        Submitted = submitted.UtcTicks,
        State = state,
    };
}
