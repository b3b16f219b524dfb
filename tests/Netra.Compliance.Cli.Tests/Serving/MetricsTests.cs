using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Tests.Formats;
using Netra.Compliance.Cli.Tests.History;

namespace Netra.Compliance.Cli.Tests.Serving;

/// <summary>The newest run for Prometheus, and the Grafana dashboard over it.</summary>
public sealed partial class MetricsTests
{
    private static readonly LedgerScript[] Runs =
    [
        new((1, "AtRisk", 10_000), (2, "Proven", 500)) { Verdict = "fail" },
        new((1, "Proven", 10_000), (2, "AtRisk", 500)) { Verdict = "fail", StartedAt = "2026-03-01T13:00:00Z" },
    ];

    [Theory]
    [InlineData("netra_history_runs", 2)]
    [InlineData("netra_gate_passed", 0)]
    [InlineData("netra_run_started_seconds", 1772370000)]
    [InlineData("netra_monthly_revenue_usd{state=\"Proven\"}", 10_000)]
    [InlineData("netra_monthly_revenue_usd{state=\"AtRisk\"}", 500)]
    [InlineData("netra_points{state=\"Lost\"}", 0)]
    [InlineData("netra_test_at_risk_usd_minutes{module=\"Auth\",number=\"1\",title=\"Signs in\"}", 600_000)]
    public async Task Tells_the_newest_run(string series, double value)
    {
        await using var bench = await DashboardBench.StartAsync(Runs);
        var answer = await bench.GetAsync("/metrics");
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Equal((decimal)value, OpenMetricsReader.Read(answer.Text)[series]);
    }

    [Fact]
    public async Task Tells_one_branch()
    {
        await using var bench = await DashboardBench.StartAsync(Runs[0] with { Branch = "other" }, Runs[1]);
        var other = OpenMetricsReader.Read((await bench.GetAsync("/metrics?branch=other")).Text);
        Assert.Equal((1, 500), (other["netra_history_runs"], other["netra_monthly_revenue_usd{state=\"Proven\"}"]));
        var none = OpenMetricsReader.Read((await bench.GetAsync("/metrics?branch=none")).Text);
        Assert.Equal("netra_history_runs", Assert.Single(none).Key);
    }

    [Fact]
    public async Task The_Grafana_dashboard_asks_for_metrics_that_are_there()
    {
        await using var bench = await DashboardBench.StartAsync(Runs);
        var there = OpenMetricsReader.Read((await bench.GetAsync("/metrics")).Text).Keys
            .Select(series => series.Split('{')[0]).ToHashSet();
        var asked = Queries().SelectMany(query => MetricName().Matches(query)).Select(name => name.Value).ToHashSet();
        Assert.Equal(there.Order(), asked.Order());
    }

    private static IEnumerable<string> Queries()
    {
        var formats = typeof(MetricsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Formats").Value!;
        var dashboard = JsonNode.Parse(File.ReadAllText(Path.Combine(formats, "..", "grafana-dashboard.json")))!;
        return dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray())
            .Select(target => (string)target!["expr"]!);
    }

    [GeneratedRegex("netra_[a-z_]+")]
    private static partial Regex MetricName();
}
