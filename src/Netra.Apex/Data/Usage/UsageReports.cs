using Microsoft.EntityFrameworkCore;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;

namespace Netra.Apex.Data.Usage;

/// <summary>Reports of customers. A report is one unit of work over both stores: readers see all of it or
/// nothing.</summary>
internal sealed class UsageReports(
    IDbContextFactory<ApexContext> contexts, IAnalyticsStore analytics, IWorkLocks locks,
    UnfinishedReports unfinished, TimeProvider time, ILogger<UsageReports> log)
{
    private const int MostRead = 100;

    /// <summary>Records a report in both stores, or in none.</summary>
    /// <returns>The report's identity.</returns>
    /// <exception cref="ReportNotRecordedException">Nothing of it is visible, now or ever.</exception>
    public async Task<Guid> RecordAsync(Customer customer, SubmittedReport report, CancellationToken cancel)
    {
        var row = RowOf(customer, report);
        await using var context = await contexts.ConnectAsync(cancel);
        await using var held = await locks.TryTakeAsync(context, row.Id, cancel)
            ?? throw new InvalidOperationException($"Report {row.Id} is locked.");
        context.Add(row);
        await context.SaveChangesAsync(cancel);
        await StageAndDecideAsync(context, row.Id, report.Lines, cancel);
        return row.Id;
    }

    /// <summary>The last hundred recorded reports of a customer, newest first.</summary>
    /// <param name="customer">Whose.</param>
    /// <param name="id">The only one to read; null: all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<UsageReport>> ReadAsync(Customer customer, Guid? id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await context.Recorded()
            .Where(row => row.Customer == customer.Subject && (id == null || row.Id == id))
            .OrderByDescending(row => row.Submitted).ThenBy(row => row.Id).Take(MostRead).ToListAsync(cancel);
        var usage = rows.Count == 0 ? null : await analytics.UsageAsync([.. rows.Select(row => row.Id)], cancel);
        return [.. rows.Select(row => new UsageReport(row.Id, row.Workload, row.Lines, row.Cost, [.. usage![row.Id]]))];
    }

    private UsageReportRow RowOf(Customer customer, SubmittedReport report) => new()
    {
        Id = Guid.NewGuid(),
        Customer = customer.Subject,
        Workload = report.Workload,
        Lines = report.Lines.Length,
        Cost = report.Lines.Sum(line => line.Cost),
        Submitted = time.GetUtcNow().UtcTicks,
    };

    // Whatever fails, the relational store says what was decided: an answer that was lost changes nothing.
    private async Task StageAndDecideAsync(
        ApexContext context, Guid id, IReadOnlyList<UsageLine> lines, CancellationToken cancel)
    {
        try
        {
            await analytics.StageAsync(id, lines, cancel);
            await context.RecordAsync(id);
        }
        catch (Exception cause)
        {
            await UndoAsync(context, id, cause);
        }
    }

    private async Task UndoAsync(ApexContext context, Guid id, Exception cause)
    {
        if (await unfinished.UndoAsync(context, id))
        {
            log.LogWarning(cause, "Report {Report} was rolled back.", id);
            throw new ReportNotRecordedException(cause);
        }
    }
}

/// <summary>A report was rolled back.</summary>
internal sealed class ReportNotRecordedException(Exception cause)
    : Exception("The report was not recorded. Submit it again.", cause);
