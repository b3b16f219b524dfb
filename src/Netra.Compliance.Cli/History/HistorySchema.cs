using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.History;

/// <summary>The version of the tables.</summary>
internal static class HistorySchema
{
    private const string Others = "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table'";

    private const string OfFile = $"{Others} AND name = '{HistoryContext.Versions}'";

    private const string OfServer =
        $"SELECT COUNT(*)::int AS \"Value\" FROM pg_class WHERE oid = to_regclass('{HistoryContext.Versions}')";

    /// <summary>Refuses to read from tables that are not there or of a newer version.</summary>
    public static void Require(HistoryContext context, HistoryPlace place)
    {
        if (Applied(context, place).Count == 0)
        {
            throw None(place);
        }
    }

    /// <summary>That there is nothing to read.</summary>
    public static Refusal None(HistoryPlace place) =>
        Refusal.Unreadable(place.Name, "holds no history yet: add a run with netra history add LEDGER.");

    /// <summary>Creates the tables, or brings them up to date; of several processes, one does.</summary>
    /// <remarks>In one transaction: whoever is killed meanwhile leaves all as it was, and no lock.</remarks>
    public static void BringUpToDate(HistoryContext context, HistoryPlace place)
    {
        if (IsBehind(context, place))
        {
            using var transaction = HistoryLock.Begin(context);
            Migrate(context, place);
            transaction.Commit();
        }
    }

    private static void Migrate(HistoryContext context, HistoryPlace place)
    {
        var applied = Applied(context, place);
        if (IsBehind(context, applied))
        {
            RefuseForeign(context, place, applied);
            var script = context.GetService<IMigrator>().GenerateScript(
                applied.LastOrDefault() ?? Migration.InitialDatabase,
                options: MigrationsSqlGenerationOptions.NoTransactions);
            context.Database.ExecuteSqlRaw(script);
        }
    }

    private static bool IsBehind(HistoryContext context, HistoryPlace place) =>
        IsBehind(context, Applied(context, place));

    private static bool IsBehind(HistoryContext context, List<string> applied) =>
        context.Database.GetMigrations().Except(applied).Any();

    private static List<string> Applied(HistoryContext context, HistoryPlace place)
    {
        var applied = HasVersions(context) ? context.Database.GetAppliedMigrations().ToList() : [];
        return applied.Except(context.Database.GetMigrations()).Any()
            ? throw Refusal.Unreadable(place.Name, "was written by a newer version of netra: update the tool.")
            : applied;
    }

    /// <summary>Asked first, because a question to a table that is not there ends a transaction of
    /// PostgreSQL.</summary>
    private static bool HasVersions(HistoryContext context) =>
        context.Database.SqlQueryRaw<int>(context.Database.IsSqlite() ? OfFile : OfServer).Single() > 0;

    private static void RefuseForeign(HistoryContext context, HistoryPlace place, List<string> applied)
    {
        if (place.File is not null && applied.Count == 0 && context.Database.SqlQueryRaw<int>(Others).Single() > 0)
        {
            throw Refusal.Unreadable(place.Name, "is a database of another program: name another file with --store.");
        }
    }
}

/// <summary>One writer at a time.</summary>
internal static class HistoryLock
{
    /// <summary>Any number will do that no other program takes for its own lock.</summary>
    private const string Postgres = "SELECT pg_advisory_xact_lock(5283641907)";

    /// <summary>A transaction that no other writer is in. SQLite's own is: its first word is BEGIN IMMEDIATE.</summary>
    public static IDbContextTransaction Begin(HistoryContext context)
    {
        var transaction = context.Database.BeginTransaction();
        if (!context.Database.IsSqlite())
        {
            context.Database.ExecuteSqlRaw(Postgres);
        }

        return transaction;
    }
}
