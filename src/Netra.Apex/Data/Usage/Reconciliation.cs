using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;

namespace Netra.Apex.Data.Usage;

/// <summary>Where the two stores disagree about a report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Billed">Lines by the relational store, zero when it does not know the report.</param>
/// <param name="Analysed">Lines in the analytics store.</param>
/// <param name="BilledCost">US dollars by the relational store.</param>
/// <param name="AnalysedCost">US dollars in the analytics store.</param>
internal sealed record Difference(Guid Report, int Billed, int Analysed, decimal BilledCost, decimal AnalysedCost)
{
    public bool IsNone => (Billed, BilledCost) == (Analysed, AnalysedCost);
}

/// <summary>Compares the relational and the analytics store, report by report.</summary>
internal sealed class Reconciliation(IDbContextFactory<ApexContext> contexts, IAnalyticsStore analytics)
{
    private static readonly Total None = new(0, 0);

    /// <summary>The differences that two looks in a row agree on: a report that comes or goes during one look is
    /// none.</summary>
    /// <returns>In the order of the reports' identities; empty when both stores say the same.</returns>
    public async Task<IReadOnlyList<Difference>> CompareAsync(CancellationToken cancel)
    {
        var first = await LookAsync(cancel);
        IEnumerable<Difference> both = first.Count == 0 ? [] : first.Intersect(await LookAsync(cancel));
        return [.. both.OrderBy(difference => difference.Report)];
    }

    private async Task<IReadOnlyList<Difference>> LookAsync(CancellationToken cancel)
    {
        var (billed, unfinished) = await BilledAsync(cancel);
        var analysed = (await analytics.UsageAsync(reports: null, cancel)).ToDictionary(report => report.Key, TotalOf);
        return [.. billed.Keys.Union(analysed.Keys).Except(unfinished)
            .Select(id => Compare(id, billed.GetValueOrDefault(id, None), analysed.GetValueOrDefault(id, None)))
            .Where(difference => !difference.IsNone)];
    }

    private async Task<(Dictionary<Guid, Total> Billed, HashSet<Guid> Unfinished)> BilledAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await context.Reports().Select(row => new { row.Id, row.State, row.Lines, row.Cost })
            .ToListAsync(cancel);
        var recorded = rows.Where(row => row.State == ReportState.Recorded).ToList();
        return (recorded.ToDictionary(row => row.Id, row => new Total(row.Lines, row.Cost)),
            [.. rows.Except(recorded).Select(row => row.Id)]);
    }

    private static Total TotalOf(IEnumerable<GpuUsage> usage) =>
        usage.Aggregate(None, (sum, gpu) => new Total(sum.Lines + gpu.Lines, sum.Cost + gpu.Cost));

    private static Difference Compare(Guid report, Total billed, Total analysed) =>
        new(report, billed.Lines, analysed.Lines, billed.Cost, analysed.Cost);

    private sealed record Total(int Lines, decimal Cost);
}
