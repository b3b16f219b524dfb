using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class RevenueStateTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void Proves_a_test_whose_every_fault_is_caught_and_protects_one_without_faults()
    {
        var ledger = Of(Bench.WithProofs(_bench.AllPass()).Ended());
        Assert.Equal(Revenue(proven: 15_000, @protected: 20_000), ledger.Revenue);
        Assert.Equal(ExitCode.Pass, ledger.Gate.Code);
    }

    [Theory]
    [InlineData("Survived")]
    [InlineData("Vacuous")]
    public void Only_protects_a_test_with_a_fault_that_is_not_caught(string verdict)
    {
        var ledger = Of(Bench.WithProofs(_bench.AllPass(), second: verdict).Ended());
        Assert.Equal(RevenueState.Protected, ledger.Tests[0].State);
        Assert.Equal(ExitCode.ProofFailed, ledger.Gate.Code);
    }

    [Fact]
    public void Leaves_a_test_unverified_with_a_fault_of_which_nothing_is_shown()
    {
        var ledger = Of(Bench.WithProofs(_bench.AllPass(), second: "Inconclusive").Ended());
        Assert.Equal(
            (RevenueState.Proven, RevenueState.Unverified), (ledger.Tests[0].Points[0].State, ledger.Tests[0].State));
        Assert.Equal(ExitCode.ProofFailed, ledger.Gate.Code);
    }

    [Theory]
    [InlineData("Caught")]
    [InlineData("Survived")]
    public void Leaves_a_test_unverified_when_another_run_could_not_tell(string other)
    {
        var script = Bench.WithProofs(_bench.AllPass(), second: other)
            .Proof(Bench.Flow, "Signs_out", "Shop.Stays", "Inconclusive");
        Assert.Equal(RevenueState.Unverified, Of(script.Ended()).Tests[0].State);
    }

    [Fact]
    public void Takes_the_worst_of_several_verdicts_on_one_fault()
    {
        var script = Bench.WithProofs(_bench.AllPass()).Proof(Bench.Flow, "Signs_in", "Shop.Forged", "Survived");
        Assert.Equal(ProofVerdict.Survived, Of(script.Ended()).Tests[0].Points[0].Proofs[0].Verdict);
    }

    [Fact]
    public void Only_protects_a_test_whose_proofs_did_not_run()
    {
        var ledger = Of(_bench.AllPass().Ended());
        Assert.Equal(RevenueState.Protected, ledger.Tests[0].State);
        Assert.Equal((2, ExitCode.Pass), (ledger.Proofs.NotRun, ledger.Gate.Code));
    }

    [Fact]
    public void Puts_a_test_at_risk_when_one_point_fails()
    {
        var script = _bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out", "failed", message: "no")
            .Test(Bench.Sync, "Syncs");
        var ledger = Of(script.Ended());
        Assert.Equal(Revenue(@protected: 20_000, atRisk: 15_000), ledger.Revenue);
        Assert.Equal(ExitCode.TestsFailed, ledger.Gate.Code);
        Assert.Equal(("Shop.Tests.Auth.Flow.Signs_out", 1), (ledger.Failures[0].Name, ledger.Failures[0].Number));
    }

    [Fact]
    public void Fails_a_theory_when_one_of_its_rows_fails() =>
        Assert.Equal(
            "failed", Of(_bench.AllPass().Test(Bench.Sync, "Syncs", "failed").Ended()).Tests[1].Points[0].Outcome);

    [Fact]
    public void Takes_rows_that_share_a_name_for_tests_of_their_own()
    {
        var ledger = Of(_bench.AllPass().Test(Bench.Sync, "Syncs").Test(Bench.Sync, "Syncs").Ended());
        Assert.Equal((5, 37.5), (ledger.Run.Tests, ledger.Tests[1].Points[0].DurationMs));
    }

    [Fact]
    public void Leaves_a_point_unverified_that_was_skipped()
    {
        var ledger = Of(
            _bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out")
                .Test(Bench.Sync, "Syncs", "skipped").Ended());
        Assert.Equal((RevenueState.Unverified, "skipped"), (ledger.Tests[1].State, ledger.Tests[1].Points[0].Outcome));
        Assert.Equal(ExitCode.Gate, ledger.Gate.Code);
    }

    [Fact]
    public void Leaves_a_point_unverified_that_a_filter_left_out()
    {
        var ledger = Of(_bench.Script().Test(Bench.Sync, "Syncs").Ended());
        Assert.Equal(Revenue(@protected: 20_000, unverified: 15_000), ledger.Revenue);
    }

    [Fact]
    public void Leaves_a_point_unverified_that_started_and_never_finished()
    {
        var ledger =
            Of(_bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out").Started(Bench.Sync, "Syncs"));
        Assert.Equal((RevenueState.Protected, RevenueState.Unverified), (ledger.Tests[0].State, ledger.Tests[1].State));
        Assert.Equal(ExitCode.TestsFailed, ledger.Gate.Code);
    }

    [Theory]
    [InlineData(true, RevenueState.Protected)]
    [InlineData(false, RevenueState.Unverified)]
    public void Leaves_a_theory_unverified_when_the_run_died_and_more_rows_may_have_been_to_come(
        bool ended, RevenueState state)
    {
        using var bench = new Bench(
            CatalogFragment.Header(), CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Theory("Adds")));
        var script = bench.Script().Test(Bench.Flow, "Adds");
        Assert.Equal(state, bench.Run(ended ? script.Ended() : script).Ledger().Tests[0].State);
    }

    [Fact]
    public void Names_the_test_that_failed_among_those_that_share_a_class()
    {
        using var bench = new Bench(
            CatalogFragment.Header(),
            CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in")),
            CatalogFragment.Test(2, Bench.Flow, 20_000, CatalogFragment.Point("Signs_out")));
        var script = bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out", "failed").Ended();
        Assert.Equal(2, Assert.Single(bench.Run(script).Ledger().Failures).Number);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("collection")]
    public void Puts_passing_tests_at_risk_when_their_fixture_fails(string scope)
    {
        var ledger = Of(_bench.AllPass().Error(scope, Bench.Flow).Ended());
        Assert.Equal((RevenueState.AtRisk, RevenueState.Protected), (ledger.Tests[0].State, ledger.Tests[1].State));
        Assert.Equal(ExitCode.TestsFailed, ledger.Gate.Code);
    }

    [Theory]
    [InlineData(new[] { Bench.Flow, Bench.Sync }, new[] { 1, 2 })]
    [InlineData(new[] { "Shop.Tests.Plain", Bench.Sync }, new[] { 2 })]
    public void Names_every_test_that_a_failing_fixture_touches(string[] classes, int[] numbers) =>
        Assert.Equal(numbers,
            Of(_bench.AllPass().Error("collection", classes).Ended()).Failures.Select(failure => failure.Number ?? 0));

    [Fact]
    public void Puts_every_test_at_risk_when_a_failure_names_no_class() =>
        Assert.Equal(35_000, Of(_bench.AllPass().Error("assembly").Ended()).Revenue.AtRisk);

    [Fact]
    public void Counts_no_proof_row_as_a_test_of_the_point()
    {
        var ledger = Of(_bench.Script().Test(Bench.Sync, "Syncs", proof: true).Ended());
        Assert.Equal("notRun", ledger.Tests[1].Points[0].Outcome);
    }

    [Fact]
    public void Adds_durations_up_without_the_noise_of_binary_fractions()
    {
        var script = _bench.Script();
        Enumerable.Range(0, 3).ToList().ForEach(_ => script.Test(Bench.Sync, "Syncs", durationMs: 0.1));
        Assert.Equal(0.3, Of(script.Ended()).Tests[1].Points[0].DurationMs);
    }

    public void Dispose() => _bench.Dispose();

    private ComplianceLedger Of(JournalScript script) => _bench.Run(script).Ledger();

    private static RevenueTotals Revenue(
        decimal proven = 0, decimal @protected = 0, decimal unverified = 0, decimal atRisk = 0) => new()
    {
        Declared = 35_000, Proven = proven, Protected = @protected, Unverified = unverified, AtRisk = atRisk, Lost = 0,
    };
}
