using Microsoft.EntityFrameworkCore;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>Reports that were written past the platform into both stores, and about which they disagree, until disposed.</summary>
internal sealed class PlantedDifferences : IAsyncDisposable
{
    private readonly UsageFixture _apex;
    private readonly List<Difference> _planted = [];

    private PlantedDifferences(UsageFixture apex) => _apex = apex;

    /// <summary>What a comparison of both stores must find.</summary>
    public IReadOnlyList<Difference> Expected => [.. _planted.Where(report => !report.IsNone).OrderBy(report => report.Report)];

    /// <summary>Plants one difference of each kind: missing and foreign lines, lines or bills alone, and another cost.</summary>
    public static async Task<PlantedDifferences> PlantAsync(UsageFixture apex)
    {
        var differences = new PlantedDifferences(apex);
        foreach (var (billed, analysed) in new (decimal[], decimal[])[] { ([1, 2], [1]), ([1], [1, 2]), ([], [1]), ([1], []), ([1], [2]), ([1], [1]) })
        {
            await differences.PlantAsync(new Difference(Guid.NewGuid(), billed.Length, analysed.Length, billed.Sum(), analysed.Sum()), analysed);
        }

        return differences;
    }

    public async ValueTask DisposeAsync()
    {
        await using var context = await _apex.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        foreach (var report in _planted.Select(planted => planted.Report))
        {
            await context.Reports().Where(row => row.Id == report).ExecuteDeleteAsync();
            await InTime.TrueAsync(async () => await _apex.Get<IAnalyticsStore>().RemoveAsync(report, CancellationToken.None), "planted lines are gone");
        }
    }

    private async Task PlantAsync(Difference planted, IEnumerable<decimal> analysed)
    {
        _planted.Add(planted);
        await (planted.Billed == 0 ? Task.CompletedTask : BillAsync(planted));
        await (planted.Analysed == 0
            ? Task.CompletedTask
            : _apex.Get<IAnalyticsStore>().StageAsync(planted.Report, [.. analysed.Select(cost => new UsageLine("L4", 1, cost))], CancellationToken.None));
    }

    private async Task BillAsync(Difference planted)
    {
        await using var context = await _apex.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        context.Add(RowOf(planted));
        await context.SaveChangesAsync();
    }

    private static UsageReportRow RowOf(Difference planted) => new()
    {
        Id = planted.Report,
        Customer = "planted",
        Workload = "planted",
        Lines = planted.Billed,
        Cost = planted.BilledCost,
        Submitted = 0,
        State = ReportState.Recorded,
    };
}
