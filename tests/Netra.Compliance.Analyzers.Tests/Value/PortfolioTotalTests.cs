using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class PortfolioTotalTests
{
    private const string Tests = """
        [CriticalTest(1, ""), BusinessValue(15_000, "")] class A { }
        class B { [CriticalTest(2, ""), BusinessValue(8_000, "")] void M() { } }
        [BusinessValue(99, "")] class Ordinary { }
        """;

    [Fact]
    public Task Accepts_a_total_that_is_the_sum() => Test($"[assembly: RevenuePortfolio(23_000)] {Tests}").RunAsync();

    [Theory]
    [InlineData(22_999, "$22,999, a difference of $1")]
    [InlineData(23_001, "$23,001, a difference of -$1")]
    public Task Names_sum_total_and_difference(int total, string difference) =>
        Test($"[assembly: {{|#0:RevenuePortfolio({total})|}}] {Tests}")
            .Saying($"The critical tests add up to $23,000 a month, but the portfolio declares {difference}; "
                + "correct the total or the values")
            .RunAsync();

    [Fact]
    public Task Reports_a_portfolio_without_tests() => Test("[assembly: {|NETRA2004:RevenuePortfolio(1)|}]").RunAsync();

    [Fact]
    public Task Is_silent_where_no_total_is_declared() => Test(Tests).RunAsync();

    [Fact]
    public Task Adds_up_more_than_an_int_holds() =>
        Test(
            "[assembly: {|#0:RevenuePortfolio(1)|}] [CriticalTest(1, \"\"), BusinessValue(2_000_000_000, \"\")] class "
            + "A { [CriticalTest(2, \"\"), BusinessValue(2_000_000_000, \"\")] void M() { } }")
            .Saying(
                "The critical tests add up to $4,000,000,000 a month, but the portfolio declares $1, a difference of "
                + "$3,999,999,999; correct the total or the values")
            .RunAsync();

    [Theory]
    [InlineData("RevenuePortfolio(23_500)")]
    [InlineData("{|NETRA2004:RevenuePortfolio(23_000)|}")]
    public Task Counts_planned_tests(string portfolio) =>
        Test($"[assembly: {portfolio}, PlannedCriticalTest(3, 200, \"\"), PlannedCriticalTest(4, 300, \"\")] {Tests}")
            .RunAsync();

    private static RuleTest<PortfolioTotal> Test(string source) => new("using Netra.Compliance;\n" + source);
}
