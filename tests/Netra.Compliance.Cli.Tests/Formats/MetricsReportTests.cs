namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class MetricsReportTests : IDisposable
{
    private readonly FormatSample _sample = new();
    private readonly string _text;

    public MetricsReportTests() => _text = FormatSample.Text(_sample.Ledger(), "metrics.prom");

    [Theory]
    [InlineData("netra_monthly_revenue_usd{state=\"AtRisk\"}", 35_000)]
    [InlineData("netra_monthly_revenue_usd{state=\"Lost\"}", 5_000)]
    [InlineData("netra_planned_monthly_revenue_usd", 15_000)]
    [InlineData("netra_gate_passed", 0)]
    [InlineData("netra_gate_rule_actual{rule=\"maxAtRisk\",unit=\"usd\"}", 35_000)]
    [InlineData("netra_gate_rule_passed{rule=\"maxAtRisk\",unit=\"usd\"}", 0)]
    [InlineData("netra_faults{verdict=\"Survived\"}", 1)]
    [InlineData("netra_points{state=\"AtRisk\"}", 2)]
    [InlineData("netra_findings{rule=\"NETRA3003\",state=\"open\"}", 1)]
    [InlineData("netra_mutants{end=\"survived\"}", 1)]
    [InlineData("netra_model_cost_usd", 0.25)]
    [InlineData("netra_changed_monthly_revenue_usd{change=\"Lost\"}", 5_000)]
    public void Has_what_a_dashboard_asks_for(string series, double value) =>
        Assert.Equal((decimal)value, OpenMetricsReader.Read(_text)[series]);

    [Fact]
    public void Has_the_dollars_of_each_test()
    {
        const string Series = "netra_test_monthly_revenue_usd{assembly=\"Shop.Tests\",module=\"Auth\",number=\"1\","
            + "title=\"Test 1\",owner=\"Payments\",state=\"AtRisk\"}";
        Assert.Equal(15_000, OpenMetricsReader.Read(_text)[Series]);
    }

    [Theory]
    [InlineData("# EOF\n", "")]
    [InlineData("# UNIT netra_monthly_revenue_usd usd", "# UNIT netra_monthly_revenue_usd euro")]
    [InlineData("netra_gate_passed 0\n", "netra_gate_passed 0\nnetra_gate_passed 0\n")]
    [InlineData("netra_gate_passed 0\n", "netra_gate_passed{a=\"\"\"} 0\n")]
    [InlineData("netra_gate_passed 0\n", "netra_other 0\n")]
    public void Is_read_by_a_reader_that_refuses_what_the_format_does_not_allow(string right, string wrong)
    {
        Assert.Contains(right, _text, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() =>
            OpenMetricsReader.Read(_text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    public void Dispose() => _sample.Dispose();
}
