using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

/// <summary>What did not pass never counts as protected; each critical test of the shop is worth $1,000.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class LedgerTests(Consumers consumers)
{
    [Theory]
    [InlineData(1, "Protected")]
    [InlineData(2, "AtRisk")]
    [InlineData(3, "AtRisk")]
    [InlineData(4, "Unverified")]
    [InlineData(5, "AtRisk")]
    [InlineData(6, "AtRisk")]
    [InlineData(7, "Unverified")]
    [InlineData(8, "Proven")]
    [InlineData(9, "Unverified")]
    [InlineData(10, "Proven")]
    [InlineData(11, "AtRisk")]
    public async Task Tells_the_state_of_each_test(int number, string state) =>
        Assert.Equal(state, (await consumers.ShopLedgerAsync()).State(number));

    [Fact]
    public async Task Counts_the_money_and_refuses_a_run_with_failures()
    {
        var ledger = await consumers.ShopLedgerAsync();

        Assert.Equal(3_000, ledger.Kept);
        Assert.Equal(("fail", 2), (ledger.Verdict, ledger.Command.ExitCode));
    }

    [Fact]
    public async Task Counts_what_passed_and_no_more_when_the_rest_was_filtered_out()
    {
        var ledger = await ReportAsync("FullyQualifiedName~Outcomes.Passing");

        Assert.Equal(1_000, ledger.Kept);
        Assert.Equal("Unverified", ledger.State(2));
        Assert.Equal("fail", ledger.Verdict);
    }

    [Fact]
    public async Task Counts_nothing_of_a_test_whose_process_was_killed()
    {
        var ledger = await ReportAsync("FullyQualifiedName~Outcomes.Killed");

        Assert.Equal("Unverified", ledger.State(7));
        Assert.Equal(0, ledger.Kept);
        Assert.NotEqual(0, ledger.Command.ExitCode);
    }

    [Fact]
    public async Task Takes_a_filter_that_matches_nothing_for_a_fault_of_the_inventory()
    {
        var ledger = await ReportAsync("FullyQualifiedName~NoSuchTest");

        Assert.Equal(0, ledger.Kept);
        Assert.Equal(5, ledger.Command.ExitCode);
    }

    [Theory]
    [InlineData("compose", "Protected")]
    [InlineData("ignore", "Unverified")]
    [InlineData("throw", "Unverified")]
    public async Task Believes_a_framework_of_the_projects_own_only_by_its_journal(string mode, string state)
    {
        var run = await consumers.OwnRunAsync(mode);

        Assert.Equal(state, (await consumers.Own.ReportAsync(run)).State(1));
    }

    private async Task<Ledger> ReportAsync(string filter) =>
        await consumers.Shop.ReportAsync(await consumers.ShopRunAsync(filter));
}
