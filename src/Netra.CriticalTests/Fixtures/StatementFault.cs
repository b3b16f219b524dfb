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

    protected override IInterceptor Interceptor => new EachCommand(Change);

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
}

/// <summary>Sees each command to the relational store before the store does.</summary>
/// <param name="see">What is done with it; what this throws is what the platform gets for the command.</param>
internal sealed class EachCommand(Action<DbCommand> see) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        see(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        see(command);
        return new(result);
    }
}
