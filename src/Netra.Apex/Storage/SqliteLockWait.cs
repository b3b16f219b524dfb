using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Netra.Apex.Storage;

/// <summary>Has SQLite itself wait for the lock of another writer, up to a second; then its driver goes on waiting, up
/// to the command's time-out.</summary>
/// <remarks>The driver alone tries every 150 ms (dotnet/efcore, SqliteCommand), so a write that meets another one takes
/// that long. SQLite tries after 1, 2, 5, 10 ms and so on, at most every 100 ms
/// (sqlite.org/c3ref/busy_timeout.html).</remarks>
internal sealed class SqliteLockWait : DbConnectionInterceptor
{
    private const string Second = "PRAGMA busy_timeout = 1000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Second;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Second;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
