using Microsoft.EntityFrameworkCore;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>Reports that were written past the platform into both stores, and about which they disagree, until
/// disposed.</summary>
internal sealed class PlantedDifferences : IAsyncDisposable
{
    // The cost of each line that is billed, and of each that is analysed; the last ones agree.
    private static readonly (decimal[] Billed, decimal[] Analysed)[] Costs =
        [([1, 2], [1]), ([1], [1, 2]), ([], [1]), ([1], []), ([1], [2]), ([1], [1])];

    private static readonly (decimal[] Billed, decimal[] Analysed) OnItsWay = ([1, 2], [1]);

    private readonly UsageFixture _apex;
    private readonly List<Difference> _planted = [];
    private Difference? _onItsWay;

    private PlantedDifferences(UsageFixture apex) => _apex = apex;

    private IAnalyticsStore Analytics => _apex.Get<IAnalyticsStore>();

    /// <summary>What a comparison of both stores must find.</summary>
    public IReadOnlyList<Difference> Expected =>
        [.. _planted.Where(report => !report.IsNone && report != _onItsWay).OrderBy(report => report.Report)];

    /// <summary>Plants one difference of each kind: missing and foreign lines, lines or bills alone, and another
    /// cost; and a report on its way, which is no difference.</summary>
    public static async Task<PlantedDifferences> PlantAsync(UsageFixture apex)
    {
        var differences = new PlantedDifferences(apex);
        foreach (var (billed, analysed) in Costs)
        {
            await differences.PlantAsync(billed, analysed, ReportState.Recorded);
        }

        differences._onItsWay = await differences.PlantAsync(OnItsWay.Billed, OnItsWay.Analysed, ReportState.Staging);
        return differences;
    }

    public async ValueTask DisposeAsync()
    {
        await using var context = await _apex.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        foreach (var report in _planted.Select(planted => planted.Report))
        {
            await context.Reports().Where(row => row.Id == report).ExecuteDeleteAsync();
            await InTime.TrueAsync(async () => await Analytics.RemoveAsync(report, default), "it is gone");
        }
    }

    private async Task<Difference> PlantAsync(decimal[] billed, decimal[] analysed, ReportState state)
    {
        var planted = new Difference(Guid.NewGuid(), billed.Length, analysed.Length, billed.Sum(), analysed.Sum());
        var lines = analysed.Select(cost => new UsageLine("L4", 1, cost)).ToList();
        _planted.Add(planted);
        await (billed.Length == 0 ? Task.CompletedTask : BillAsync(planted, state));
        await (lines.Count == 0 ? Task.CompletedTask : Analytics.StageAsync(planted.Report, lines, default));
        return planted;
    }

    private async Task BillAsync(Difference planted, ReportState state)
    {
        await using var context = await _apex.Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        context.Add(RowOf(planted, state));
        await context.SaveChangesAsync();
    }

    private static UsageReportRow RowOf(Difference planted, ReportState state) => new()
    {
        Id = planted.Report,
        Customer = "planted",
        Workload = "planted",
        Lines = planted.Billed,
        Cost = planted.BilledCost,
        Submitted = 0,
        State = state,
    };
}
