using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Netra.CriticalTests.Fixtures;

/// <summary>Sees what the platform reads of one table or writes into it row by row, and holds one of these commands
/// after the store has answered, while a test does something else.</summary>
/// <param name="table">The table's name.</param>
internal sealed class HeldReading(string table) : DbCommandInterceptor
{
    private TaskCompletionSource? _reached;
    private TaskCompletionSource _released = new();
    private int _count;

    /// <summary>How many such commands the store has answered.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Does something else while the next such command is held.</summary>
    /// <param name="send">Leads to the command.</param>
    /// <param name="meanwhile">What else is done.</param>
    /// <returns>What the sending came to.</returns>
    public async Task<T> DuringAsync<T>(Func<Task<T>> send, Func<Task> meanwhile)
    {
        var held = HoldNext();
        var sent = send();
        await held.InTimeAsync("the store has answered");
        await meanwhile();
        _released.TrySetResult();
        return await sent.InTimeAsync("the platform has gone on");
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result,
        CancellationToken cancellationToken = default)
    {
        var isOfTable = command.CommandText.Contains(table, StringComparison.Ordinal);
        Interlocked.Add(ref _count, isOfTable ? 1 : 0);
        if (isOfTable && Interlocked.Exchange(ref _reached, null) is { } reached)
        {
            reached.SetResult();
            await _released.Task;
        }

        return result;
    }

    private Task HoldNext()
    {
        _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _reached.Task;
    }
}
