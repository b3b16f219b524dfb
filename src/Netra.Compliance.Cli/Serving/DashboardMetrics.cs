using System.Globalization;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Serving;

/// <summary>The newest run for Prometheus, by the same names as the metrics of a report.</summary>
internal static class DashboardMetrics
{
    public static string Render(DashboardData data) => OpenMetrics.Text(
    [
        new("netra_history_runs", "Runs in the history.") { Samples = [new(data.Count)] },
        .. data.Newest is { } newest ? Of(newest, data) : [],
    ]);

    private static IEnumerable<Metric> Of(StoredRun run, DashboardData data) =>
    [
        One("netra_run_started_seconds", "When the newest run began, in seconds since 1970.",
            Math.Floor((decimal)(run.At - DateTime.UnixEpoch).TotalSeconds)),
        One("netra_gate_passed", "1 where every rule of the gate is met.", run.Verdict == "pass" ? 1 : 0),
        ByState("netra_monthly_revenue_usd", "US dollars a month by state; the states add up to what is declared.",
            HistoryTrend.Revenue(run).In),
        .. OfTests(data),
    ];

    private static IEnumerable<Metric> OfTests(DashboardData data) =>
    [
        ByState("netra_points", "Coverage points by state.",
            state => data.Points.Count(point => point.State == state.ToString())),
        new("netra_test_monthly_revenue_usd", "US dollars a month of each critical test, by its state.")
            { Samples = [.. data.Tests.Select(test => new Sample(test.Usd, Labels(test)))] },
        new("netra_test_at_risk_usd_minutes", "US dollars a month × minutes at risk in the newest runs.")
            { Samples = [.. data.Measures.Tests.Select(AtRisk)] },
    ];

    private static Metric One(string name, string help, decimal value) => new(name, help) { Samples = [new(value)] };

    private static Metric ByState(string name, string help, Func<RevenueState, decimal> value) => new(name, help)
    {
        Samples = [.. Enum.GetValues<RevenueState>().Select(state =>
            new Sample(value(state), ("state", state.ToString())))],
    };

    private static Sample AtRisk(Measured test) => new(
        test.AtRisk.UsdMinutes, ("module", test.Module), ("number", Number(test.Number)), ("title", test.Title));

    private static (string Name, string Value)[] Labels(StoredTest test) =>
    [
        ("assembly", test.Assembly), ("module", test.Module), ("number", Number(test.Number)), ("title", test.Title),
        ("owner", test.Owner ?? ""), ("state", test.State),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
