using System.Collections.Immutable;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>The trend of a history.</summary>
internal static class HistoryTrend
{
    public static Trend Of(HistoryReader history, RunFilter filter)
    {
        var runs = history.Runs(filter);
        var moments = history.Modules(filter).ToLookup(moment => moment.Module);
        var modules = moments.Select(module => Module(module, runs));
        return Trend.Of([.. runs.Select(run => new TrendRun(run.At, Revenue(run)))], modules);
    }

    /// <summary>What a report shows of the runs before its own.</summary>
    public static ReportHistory Before(HistoryReader history, RunFilter filter, ComplianceLedger ledger)
    {
        var earlier = history.Runs(filter).Where(run => run.At < (ledger.Context.StartedAt ?? DateTime.MaxValue));
        var states = earlier.Select(run => history.Tests(run.Id).ToDictionary(test => test.Key)).ToList();
        var keys = StoredTests.Of("", ledger.Tests).Select(test => test.Key);
        var byTest = ledger.Tests.Zip(keys, (test, key) => KeyValuePair.Create(test, States(states, key)));
        return new(Of(history, filter).Before(ledger),
            new Dictionary<LedgerTest, ImmutableArray<RevenueState>>(byTest, ReferenceEqualityComparer.Instance));
    }

    private static ImmutableArray<RevenueState> States(List<Dictionary<string, StoredTest>> runs, string key) =>
    [
        .. runs.Select(tests => tests.GetValueOrDefault(key)).OfType<StoredTest>()
            .Where(test => Enum.IsDefined(typeof(RevenueState), test.State))
            .Select(test => Enum.Parse<RevenueState>(test.State)),
    ];

    public static RevenueTotals Revenue(StoredRun run) => new()
    {
        Declared = run.Declared, Proven = run.Proven, Protected = run.Protected, Unverified = run.Unverified,
        AtRisk = run.AtRisk, Lost = run.Lost,
    };

    private static TrendModule Module(IGrouping<string, ModuleMoment> module, ImmutableArray<StoredRun> runs)
    {
        var byRun = module.ToDictionary(moment => moment.RunId, moment => new TrendRun(moment.At, Revenue(moment)));
        return new(module.Key, [.. runs.Select(run => byRun.GetValueOrDefault(run.Id))]);
    }

    private static RevenueTotals Revenue(ModuleMoment moment) => new()
    {
        Declared = moment.Proven + moment.Protected + moment.Unverified + moment.AtRisk + moment.Lost,
        Proven = moment.Proven, Protected = moment.Protected, Unverified = moment.Unverified, AtRisk = moment.AtRisk,
        Lost = moment.Lost,
    };
}
