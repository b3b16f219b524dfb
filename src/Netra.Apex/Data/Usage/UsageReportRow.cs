using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Storage;

namespace Netra.Apex.Data.Usage;

/// <summary>How far a report has come. The relational store alone decides: nobody sees a report that is not
/// recorded.</summary>
internal enum ReportState
{
    /// <summary>Its lines are on their way to the analytics store.</summary>
    Staging,

    /// <summary>Decided for: visible for good.</summary>
    Recorded,

    /// <summary>Decided against: its lines are being removed, and then this row.</summary>
    Undoing,
}

/// <summary>A report in the relational store: the bill, and the decision that both stores follow.</summary>
internal sealed class UsageReportRow
{
    /// <summary>Never used for another attempt: late lines of a failed one must not count for its successor.</summary>
    public required Guid Id { get; init; }

    public required string Customer { get; init; }

    public required string Workload { get; init; }

    public required int Lines { get; init; }

    /// <summary>US dollars.</summary>
    public required decimal Cost { get; init; }

    /// <summary>When it was submitted, UTC ticks.</summary>
    public required long Submitted { get; init; }

    public ReportState State { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<UsageReportRow>
    {
        public void Configure(EntityTypeBuilder<UsageReportRow> table)
        {
            table.ToTable("UsageReports").HasKey(row => row.Id);
            table.HasIndex(row => new { row.Customer, row.Submitted });
            table.Property(row => row.State).HasConversion<string>();
        }
    }
}

/// <summary>Questions and decisions about reports in the relational store.</summary>
internal static class UsageReportRows
{
    public static IQueryable<UsageReportRow> Reports(this ApexContext context) =>
        context.Set<UsageReportRow>().AsNoTracking();

    public static IQueryable<UsageReportRow> Recorded(this ApexContext context) =>
        context.Reports().Where(row => row.State == ReportState.Recorded);

    public static IQueryable<UsageReportRow> Unfinished(this ApexContext context) =>
        context.Reports().Where(row => row.State != ReportState.Recorded);

    /// <summary>The decision for a report, in one statement.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It has been decided against.</exception>
    public static async Task RecordAsync(this ApexContext context, Guid id)
    {
        var decided = await context.Reports().Where(row => row.Id == id && row.State == ReportState.Staging)
            .ExecuteUpdateAsync(row => row.SetProperty(report => report.State, ReportState.Recorded));
        if (decided == 0)
        {
            throw new DbUpdateConcurrencyException($"Report {id} has been decided against.");
        }
    }

    /// <summary>The decision against a report, unless it has been decided for.</summary>
    public static Task RefuseAsync(this ApexContext context, Guid id) =>
        context.Unfinished().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(report => report.State, ReportState.Undoing));

    /// <summary>A context that keeps one connection: a lock that is taken on it lives as long.</summary>
    public static async Task<ApexContext> ConnectAsync(
        this IDbContextFactory<ApexContext> contexts, CancellationToken cancel)
    {
        var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        return context;
    }
}
