using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Netra.Apex.Storage;

/// <summary>Brings the tables of a store up to date; one node at a time does.</summary>
/// <remarks>In SQLite, Entity Framework's own lock is a row, which outlives a node that is killed and which everybody
/// waits for. So a node migrates a SQLite file while it holds a locked file beside it; a row that it finds then is
/// nobody's.</remarks>
internal static class StoreMigration
{
    private const string RemoveRow = "drop table if exists \"__EFMigrationsLock\"";

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>Applies the migrations that the store does not have.</summary>
    /// <param name="store">The store, with an open connection.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static async Task RunAsync(DatabaseFacade store, CancellationToken cancel)
    {
        while (await IsBehindAsync(store, cancel))
        {
            await (LockOf(store) is { } path ? TryAloneAsync(store, path, cancel) : store.MigrateAsync(cancel));
        }
    }

    // A store in memory has no path, and ends with its process.
    private static string? LockOf(DatabaseFacade store) =>
        store.IsSqlite() && store.GetDbConnection().DataSource is { Length: > 0 } path ? $"{path}-migration" : null;

    private static async Task<bool> IsBehindAsync(DatabaseFacade store, CancellationToken cancel) =>
        (await store.GetPendingMigrationsAsync(cancel)).Any();

    private static async Task TryAloneAsync(DatabaseFacade store, string path, CancellationToken cancel)
    {
        await using var alone = LockFile.TryTake(path);
        await (alone is null ? Task.Delay(LookAgain, cancel) : MigrateAsync(store, cancel));
    }

    // Another node may have migrated the store before this one got the lock.
    private static async Task MigrateAsync(DatabaseFacade store, CancellationToken cancel)
    {
        if (await IsBehindAsync(store, cancel))
        {
            await store.ExecuteSqlRawAsync(RemoveRow, cancel);
            await store.MigrateAsync(cancel);
        }
    }
}
