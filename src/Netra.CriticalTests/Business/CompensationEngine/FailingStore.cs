using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Netra.CriticalTests.Business;

/// <summary>A relational store that fails a command when a test says so.</summary>
internal sealed class FailingStore : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Predicate<DbCommand>, TaskCompletionSource> _next = new();

    /// <summary>Lets the next such command fail.</summary>
    /// <returns>Ends when it has failed.</returns>
    public Task FailNext(Predicate<DbCommand> isMeant) => _next.GetOrAdd(
        isMeant, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Fail(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Fail(command);
        return new(result);
    }

    private void Fail(DbCommand command)
    {
        var meant = _next.Keys.FirstOrDefault(isMeant => isMeant(command));
        if (meant is not null && _next.TryRemove(meant, out var failed))
        {
            failed.SetResult();
            throw new InvalidOperationException("The store is away.");
        }
    }
}
