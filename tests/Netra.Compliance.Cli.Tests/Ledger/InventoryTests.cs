using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class InventoryTests
{
    [Fact]
    public void Never_passes_without_a_journal()
    {
        using var bench = new Bench();
        AssertProblem(bench, "there is no journal of this build");
        Assert.Equal(35_000, bench.Ledger().Revenue.Unverified);
    }

    [Fact]
    public void Never_passes_a_run_that_met_no_critical_test()
    {
        using var bench = new Bench();
        AssertProblem(
            bench.Run(bench.Script().Test("Shop.Tests.Other", "Works").Ended()), "check its filter");
    }

    [Fact]
    public void Never_passes_a_catalog_without_tests()
    {
        using var bench = new Bench(CatalogFragment.Header());
        AssertProblem(bench.Run(bench.Script().Test("Shop.Tests.Other", "Works").Ended()), "declares no critical test");
    }

    [Fact]
    public void Counts_no_journal_of_another_build()
    {
        using var bench = new Bench();
        bench.Run(new JournalScript(Guid.NewGuid()).Test(Bench.Flow, "Signs_in").Ended());
        AssertProblem(bench, "there is no journal of this build");
        Assert.Contains("another build of Shop.Tests", Assert.Single(bench.Ledger().Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_no_journal_of_other_declarations()
    {
        using var bench = new Bench();
        AssertProblem(bench.Run(new JournalScript(bench.Mvid, hash: "other").Test(Bench.Flow, "Signs_in").Ended()),
            "no journal of this build");
    }

    [Fact]
    public void Names_a_run_whose_assembly_was_not_given()
    {
        using var bench = new Bench();
        bench.Run(bench.AllPass().Ended()).Run(new JournalScript(Guid.NewGuid(), "Other.Tests").Ended());
        AssertProblem(bench, "a run of Other.Tests, whose compiled assembly is not among the inputs");
    }

    [Fact]
    public void Takes_plain_runs_into_account()
    {
        using var bench = new Bench();
        var plain = new JournalScript(Guid.NewGuid(), "Unit.Tests", hash: null).Test("Unit.A", "B", "failed").Ended();
        var ledger = bench.Run(bench.AllPass().Ended()).Run(plain).Ledger();
        Assert.Equal((ExitCode.TestsFailed, (int?)null), (ledger.Gate.Code, Assert.Single(ledger.Failures).Number));
    }

    [Fact]
    public void Never_passes_a_portfolio_that_declares_more_than_its_tests()
    {
        using var bench = new Bench(declared: 35_001);
        AssertProblem(bench.Run(bench.AllPass().Ended()), "declares $35,001 a month; its tests add up to $35,000");
    }

    [Fact]
    public void Never_passes_a_number_used_twice()
    {
        using var bench = new Bench(
            CatalogFragment.Header(), CatalogFragment.Test(1, Bench.Flow, 1), CatalogFragment.Test(1, Bench.Sync, 1));
        AssertProblem(bench.Run(bench.AllPass().Ended()), "number 1 is used 2 times");
    }

    [Fact]
    public void Never_passes_a_test_without_a_value()
    {
        using var bench = new Bench(
            CatalogFragment.Header(), CatalogFragment.Test(1, Bench.Flow, null, CatalogFragment.Point("Signs_in")));
        AssertProblem(bench.Run(bench.AllPass().Ended()), "has no business value");
    }

    [Fact]
    public void Refuses_inputs_without_any_catalog()
    {
        var refusal = Assert.Throws<Refusal>(() => Cli.Ledger.MatchedRuns.Of([], []));
        Assert.Equal(ExitCode.Inventory, refusal.Code);
    }

    private static void AssertProblem(Bench bench, string problem)
    {
        var ledger = bench.Ledger();
        Assert.Equal(ExitCode.Inventory, ledger.Gate.Code);
        Assert.Contains(ledger.Problems, said => said.Contains(problem, StringComparison.Ordinal));
    }
}
