using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A wrong word in the statements to the relational store that contain a given text.</summary>
/// <param name="text">The text.</param>
/// <param name="right">The right word, in a statement or one of its parameters.</param>
/// <param name="wrong">What stands in its place.</param>
internal abstract class StatementFault(string text, string right, string wrong) : StoreFault
{
    /// <summary>A wrong word in all statements to the relational store.</summary>
    protected StatementFault(string right, string wrong)
        : this("", right, wrong)
    {
    }

    protected override IInterceptor Interceptor => new Changing(Change);

    private void Change(DbCommand command)
    {
        if (command.CommandText.Contains(text, StringComparison.Ordinal))
        {
            Replace(command.CommandText, changed => command.CommandText = changed);
            foreach (DbParameter parameter in command.Parameters)
            {
                Replace(parameter.Value as string, changed => parameter.Value = changed);
            }
        }
    }

    private void Replace(string? word, Action<string> change)
    {
        if (word?.Contains(right, StringComparison.Ordinal) == true)
        {
            Reached();
            change(word.Replace(right, wrong, StringComparison.Ordinal));
        }
    }

    private sealed class Changing(Action<DbCommand> change) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData data,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancel = default)
        {
            change(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData data,
            InterceptionResult<int> result,
            CancellationToken cancel = default)
        {
            change(command);
            return new(result);
        }
    }
}
