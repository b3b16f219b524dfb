using System.Data.Common;
using Microsoft.Data.Sqlite;
using Netra.Compliance.Cli.Inputs;
using Npgsql;

namespace Netra.Compliance.Cli.History;

/// <summary>What a database refuses, as a sentence that names it and says what to do.</summary>
internal static class HistoryTrouble
{
    /// <summary>Does what needs the database.</summary>
    /// <exception cref="Refusal">The database cannot be used; nothing of it was changed.</exception>
    public static T Guard<T>(HistoryPlace place, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (Cause(exception) is { } cause)
        {
            throw Refusal.Unreadable(place.Name, Why(cause));
        }
    }

    /// <summary>A value that cannot be read is damage, too.</summary>
    private static Exception? Cause(Exception exception) =>
        exception is DbException or FormatException or InvalidCastException or OverflowException ? exception
            : exception.InnerException is { } inner ? Cause(inner) : null;

    private static string Why(Exception cause) => cause switch
    {
        SqliteException sqlite => Why(sqlite),
        PostgresException postgres => $"refuses: {postgres.MessageText}.",
        DbException other => $"cannot be reached: {other.Message.TrimEnd('.')}.",
        _ => Damaged,
    };

    private const string Damaged =
        "is damaged: restore a copy, or name another file with --store. Nothing in it was changed.";

    private static string Why(SqliteException sqlite) => sqlite.SqliteErrorCode switch
    {
        11 => Damaged,
        26 => "is not a SQLite database, or is damaged: name another file with --store. Nothing in it was changed.",
        3 or 8 or 14 or 23 => "cannot be opened or written: grant access to it and its folder, or name another.",
        13 => "cannot grow, the disk is full: free some space, or name a file on another disk.",
        10 => "cannot be read or written by this machine: check the disk's free space and limits on file sizes.",
        5 or 6 => $"is in use by another program for more than {HistoryContext.Patience} seconds: try again.",
        _ => $"cannot be used: {sqlite.Message.TrimEnd('.')}.",
    };
}
