using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AgentToolsTests
{
    [Theory]
    [InlineData(-10, 1)]
    [InlineData(4.99, 1)]
    [InlineData(5, 2)]
    [InlineData(19.99, 2)]
    [InlineData(20, 3)]
    [InlineData(49.99, 3)]
    [InlineData(50, 4)]
    [InlineData(99.99, 4)]
    [InlineData(100, 5)]
    public void Rates_severity_by_growth(double growthPercent, int severity) =>
        Assert.Equal(severity, AgentTools.Rate((decimal)growthPercent));

    [Fact]
    public void Adds_up_to_the_cent() => Assert.Equal(0.3m, AgentTools.Total([0.1m, 0.2m]));

    [Fact]
    public void Nothing_costs_nothing() => Assert.Equal(0, AgentTools.Total([]));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 250)]
    [InlineData(100, 1000)]
    public void Computes_the_saving_as_a_part_of_the_cost(int percent, int saving) =>
        Assert.Equal(saving, AgentTools.Estimate(1000, percent));

    [Fact]
    public void Names_the_role_whose_tool_does_not_exist()
    {
        var role = AgentRole.Data with { Tools = [AgentTools.TotalCost, "guess"] };
        var refusal =
            Assert.Throws<InvalidOperationException>(() => AgentTools.Of(role, new AgentCluster(new AgentRoles([]))));
        Assert.Equal("The role 'data' names the tool 'guess', which does not exist.", refusal.Message);
    }
}
