using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>A relational store that fails a command when a test says so.</summary>
internal sealed class FailingStore
{
    private readonly ConcurrentDictionary<Predicate<DbCommand>, TaskCompletionSource> _next = new();

    /// <summary>What stands before the store.</summary>
    public IInterceptor Interceptor => new EachCommand(Fail);

    /// <summary>Lets the next such command fail.</summary>
    /// <returns>Ends when it has failed.</returns>
    public Task FailNext(Predicate<DbCommand> isMeant) => _next.GetOrAdd(
        isMeant, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

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
