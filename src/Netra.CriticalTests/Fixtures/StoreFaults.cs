using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Storage;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A fault in what the platform asks of its relational store, by an interceptor of Entity Framework.</summary>
public abstract class StoreFault : ApexFault
{
    /// <summary>What sits between the platform and the store.</summary>
    protected abstract IInterceptor Interceptor { get; }

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteApexContext>(Intercept);
        services.ConfigureDbContext<PostgresApexContext>(Intercept);
    }

    // Queries are compiled anew for each interceptor, which Entity Framework takes for a leak when there are twenty.
    private void Intercept(DbContextOptionsBuilder store) =>
        store.AddInterceptors(Interceptor)
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
}

/// <summary>A command that never reaches the store, though whoever sent it is told that it changed a row.</summary>
/// <param name="isLost">Which commands, by their text.</param>
public abstract class LosesCommand(Predicate<string> isLost) : StoreFault
{
    /// <inheritdoc/>
    protected override IInterceptor Interceptor => new Losing(isLost, Reached);

    private sealed class Losing(Predicate<string> isLost, Action reached) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(isLost(command.CommandText) ? Lose() : result);

        private InterceptionResult<int> Lose()
        {
            reached();
            return InterceptionResult<int>.SuppressWithResult(1);
        }
    }
}

/// <summary>A comparison of a column with a value, made with another operator: the slip of a key.</summary>
/// <param name="column">The column's name in the row class.</param>
/// <param name="right">The operator that the platform uses.</param>
/// <param name="wrong">The operator in its place.</param>
public abstract class ComparesOtherwise(string column, ExpressionType right, ExpressionType wrong) : StoreFault
{
    /// <inheritdoc/>
    protected override IInterceptor Interceptor => new Rewriting(Change, Reached);

    private BinaryExpression? Change(BinaryExpression comparison) =>
        comparison.NodeType == right && IsColumn(comparison.Left)
            ? Expression.MakeBinary(wrong, comparison.Left, comparison.Right)
            : null;

    private bool IsColumn(Expression side) => side switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } converted => IsColumn(converted.Operand),
        MemberExpression member => member.Member.Name == column,
        _ => false,
    };

    private sealed class Rewriting(Func<BinaryExpression, BinaryExpression?> change, Action reached)
        : ExpressionVisitor, IQueryExpressionInterceptor
    {
        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) =>
            Visit(queryExpression);

        protected override Expression VisitBinary(BinaryExpression node)
        {
            var changed = change(node);
            (changed is null ? () => { } : reached)();
            return changed ?? base.VisitBinary(node);
        }
    }
}
