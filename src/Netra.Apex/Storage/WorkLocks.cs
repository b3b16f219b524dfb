using Microsoft.EntityFrameworkCore;

namespace Netra.Apex.Storage;

/// <summary>Says what somebody still works on, such as a usage report or a run of research: a lock ends with its
/// process, however that ends, and with no clock.</summary>
/// <remarks>A lock only spares a live node's work; what is true rests on the relational store alone.</remarks>
internal interface IWorkLocks
{
    /// <summary>Takes the lock of a piece of work until it is disposed or this process ends.</summary>
    /// <param name="context">A context whose connection stays open as long.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <returns>Null when another holds it.</returns>
    Task<IAsyncDisposable?> TryTakeAsync(ApexContext context, Guid work, CancellationToken cancel);
}

/// <summary>Locks of PostgreSQL: they belong to the connection.</summary>
internal sealed class PostgresLocks : IWorkLocks
{
    public async Task<IAsyncDisposable?> TryTakeAsync(ApexContext context, Guid work, CancellationToken cancel)
    {
        var key = BitConverter.ToInt64(work.ToByteArray());
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
internal sealed class FileLocks : IWorkLocks
{
    public Task<IAsyncDisposable?> TryTakeAsync(ApexContext context, Guid work, CancellationToken cancel) =>
        Task.FromResult(LockFile.TryTake(Path.Combine(FolderOf(context), $"work-{work:N}.lock")));

    private static string FolderOf(ApexContext context) =>
        Path.GetDirectoryName(context.Database.GetDbConnection().DataSource) is { Length: > 0 } folder
            ? folder
            : Path.GetTempPath();
}
