using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;

namespace Netra.Apex.Security.DemoAnalytics;

/// <summary>Demo sessions, their events and their money in the relational store. What is sent again changes
/// nothing: the keys of the tables see to it, in one statement each.</summary>
internal sealed class DemoStore(IDbContextFactory<ApexContext> contexts, TimeProvider time)
{
    private const int IdBytes = 16;
    private const int Columns = 5;

    /// <summary>Begins a session, or finds the one that was begun with the same key; its type then stays.</summary>
    /// <returns>The session's unguessable id.</returns>
    public async Task<Guid> BeginAsync(Guid key, string type, CancellationToken cancel)
    {
        var (id, now) = (new Guid(RandomNumberGenerator.GetBytes(IdBytes)), time.GetUtcNow().UtcTicks);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DemoSessions" ("Id", "Key", "Type", "StartedAt") VALUES ({id}, {key}, {type}, {now})
            ON CONFLICT ("Key") DO NOTHING
            """,
            cancel);
        var sessions = context.Set<DemoSessionRow>().Where(row => row.Key == key);
        return await sessions.Select(row => row.Id).SingleAsync(cancel);
    }

    /// <summary>How far a session is; null when there is none.</summary>
    public async Task<DemoProgress?> FindAsync(Guid session, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Set<DemoSessionRow>().Where(row => row.Id == session).Select(row => new DemoProgress(
            row.StartedAt,
            row.Events.Where(sent => sent.Kind == DemoEventKind.Ended).Min(sent => (long?)sent.AfterMs),
            row.Events.Where(sent => sent.Kind == DemoEventKind.Interaction).Max(sent => (long?)sent.AfterMs)))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Records the events of a session that are not there yet.</summary>
    public async Task RecordAsync(Guid session, IReadOnlyList<DemoEvent?> events, CancellationToken cancel)
    {
        // In one order, so that two batches of the same events wait for each other and not in a circle.
        var sorted = events.OrderBy(sent => sent!.Id, StringComparer.Ordinal);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.ExecuteSqlRawAsync(
            InsertOf(events.Count), sorted.SelectMany(sent => ValuesOf(session, sent!)), cancel);
    }

    /// <summary>Records the money of a type, in place of what was recorded before.</summary>
    public async Task RecordAsync(DemoFinanceRow row, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DemoFinances" ("Type", "InvestmentCents", "RevenueCents")
            VALUES ({row.Type}, {row.InvestmentCents}, {row.RevenueCents})
            ON CONFLICT ("Type") DO UPDATE SET
            "InvestmentCents" = excluded."InvestmentCents", "RevenueCents" = excluded."RevenueCents"
            """,
            cancel);
    }

    /// <summary>The figures of all types in a period.</summary>
    public async Task<IReadOnlyList<DemoFigures>> ReportAsync(DemoPeriod period, CancellationToken cancel)
    {
        var (begin, end) = (period.Begin, period.End);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var sessions = context.Set<DemoSessionRow>().Where(row => row.StartedAt >= begin && row.StartedAt < end);
        var visits = await Visits(sessions).ToListAsync(cancel);
        return DemoReport.Of(visits, await context.Set<DemoFinanceRow>().AsNoTracking().ToListAsync(cancel), period);
    }

    private static IQueryable<DemoVisit> Visits(IQueryable<DemoSessionRow> sessions) =>
        sessions.Select(row => new DemoVisit(
            row.Type,
            row.StartedAt,
            row.Events.Count(sent => sent.Kind == DemoEventKind.Interaction),
            row.Events.Sum(sent => sent.DurationMs),
            row.Events.Any(sent => sent.Kind == DemoEventKind.Converted)));

    private static string InsertOf(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => Enumerable.Range(row * Columns, Columns))
            .Select(places => $"({string.Join(", ", places.Select(place => $"{{{place}}}"))})");
        return $"""
            INSERT INTO "DemoEvents" ("Session", "Id", "Kind", "AfterMs", "DurationMs")
            VALUES {string.Join(", ", values)} ON CONFLICT DO NOTHING
            """;
    }

    private static object[] ValuesOf(Guid session, DemoEvent sent) =>
        [session, sent.Id!, $"{sent.Kind}", sent.AfterMs, sent.DurationMs];
}
