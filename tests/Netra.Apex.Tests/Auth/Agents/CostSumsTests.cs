using Netra.Apex.Auth.Agents.Tools;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class CostSumsTests
{
    [Theory]
    [InlineData(-10, 1)]
    [InlineData(4.99, 1)]
    [InlineData(5, 2)]
    [InlineData(19.99, 2)]
    [InlineData(20, 3)]
    [InlineData(50, 4)]
    [InlineData(99.99, 4)]
    [InlineData(100, 5)]
    public void Rates_severity_by_growth(double growthPercent, int severity) =>
        Assert.Equal(severity, CostSums.RateSeverity((decimal)growthPercent));

    [Fact]
    public void Adds_up_to_the_cent() => Assert.Equal(0.3m, CostSums.TotalCost([0.1m, 0.2m]));

    [Fact]
    public void Nothing_costs_nothing() => Assert.Equal(0, CostSums.TotalCost([]));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 250)]
    [InlineData(100, 1000)]
    public void Computes_the_saving_as_a_part_of_the_cost(int percent, int saving) =>
        Assert.Equal(saving, CostSums.EstimateSaving(1000, percent));
}
