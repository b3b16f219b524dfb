using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;

namespace Netra.Apex.Data.Usage;

/// <summary>Says which reports somebody still works on: a lock ends with its process, however that ends, and with no
/// clock.</summary>
/// <remarks>It only spares a live node's work. That both stores agree rests on the decision in the relational store
/// alone.</remarks>
internal interface IReportLocks
{
    /// <summary>Takes the lock of a report until it is disposed or this process ends.</summary>
    /// <param name="context">A context whose connection stays open as long.</param>
    /// <param name="report">The report.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <returns>Null when another holds it.</returns>
    Task<IAsyncDisposable?> TryTakeAsync(ApexContext context, Guid report, CancellationToken cancel);
}

/// <summary>Locks of PostgreSQL: they belong to the connection.</summary>
internal sealed class PostgresLocks : IReportLocks
{
    public async Task<IAsyncDisposable?> TryTakeAsync(ApexContext context, Guid report, CancellationToken cancel)
    {
        var key = BitConverter.ToInt64(report.ToByteArray());
        var taken = await context.Database.SqlQuery<bool>($"select pg_try_advisory_lock({key}) as \"Value\"")
            .SingleAsync(cancel);
        return taken ? new Held(context, key) : null;
    }

    private sealed class Held(ApexContext context, long key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() =>
            await context.Database.ExecuteSqlAsync($"select pg_advisory_unlock({key})");
    }
}

/// <summary>Locked files beside the SQLite file.</summary>
internal sealed class FileLocks : IReportLocks
{
    public Task<IAsyncDisposable?> TryTakeAsync(ApexContext context, Guid report, CancellationToken cancel) =>
        Task.FromResult(LockFile.TryTake(Path.Combine(FolderOf(context), $"usage-report-{report:N}.lock")));

    private static string FolderOf(ApexContext context) =>
        Path.GetDirectoryName(context.Database.GetDbConnection().DataSource) is { Length: > 0 } folder
            ? folder
            : Path.GetTempPath();
}
