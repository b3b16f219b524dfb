using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class EngineControlsTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("noop")]
    [InlineData("canary")]
    public void Voids_every_proof_when_a_control_does_not_hold(string kind)
    {
        var ledger = Of(Bench.WithProofs(_bench.AllPass()).Control(kind, held: false, @class: Bench.Flow));
        AssertBlind(ledger);
        Assert.Contains(
            $"the {kind} control of {Bench.Flow} did not hold", ledger.Proofs.Blind[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noop", Bench.Flow, "Signs_in", "no canary control ran")]
    [InlineData("canary", null, null, "no noop control of Shop.Tests.Auth.Flow.Signs_in ran")]
    public void Voids_every_proof_when_a_control_did_not_run(string ran, string? @class, string? point, string why)
    {
        var ledger = Of(Proof(_bench.AllPass().Control(ran, @class: @class, point: point)));
        AssertBlind(ledger);
        Assert.Equal(why, Assert.Single(ledger.Proofs.Blind));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "Signs_in")]
    [InlineData(Bench.Flow, null)]
    [InlineData(Bench.Flow, "Signs_out")]
    [InlineData(Bench.Sync, "Signs_in")]
    public void Takes_no_other_noop_for_that_of_the_point(string? @class, string? point) =>
        AssertBlind(Of(Proof(_bench.AllPass().Control("canary").Control("noop", @class: @class, point: point))));

    [Fact]
    public void Names_each_point_of_a_class_whose_noop_is_missing()
    {
        var script = Proof(Noop(_bench.AllPass().Control("canary")));
        var ledger = Of(script.Proof(Bench.Flow, "Signs_out", "Shop.Stays"));
        AssertBlind(ledger);
        Assert.Equal("no noop control of Shop.Tests.Auth.Flow.Signs_out ran", Assert.Single(ledger.Proofs.Blind));
    }

    [Theory]
    [InlineData("Shop.Other", null)]
    [InlineData(Bench.Flow, "Signs_in")]
    [InlineData("", null)]
    public void Takes_no_canary_of_a_class_for_that_of_the_run(string @class, string? point) =>
        AssertBlind(Of(Proof(Noop(_bench.AllPass().Control("canary", @class: @class, point: point)))));

    [Fact]
    public void Takes_a_noop_of_the_point_for_its_own() =>
        Assert.Equal(1, Of(Proof(Noop(_bench.AllPass().Control("canary")))).Proofs.Caught);

    [Theory]
    [InlineData("Inconclusive", false)]
    [InlineData("Caught", true)]
    [InlineData("Survived", true)]
    [InlineData("Vacuous", true)]
    public void Asks_for_a_noop_only_of_points_with_a_conclusive_verdict(string verdict, bool blind)
    {
        var script = Noop(_bench.AllPass().Control("canary"))
            .Proof(Bench.Flow, "Signs_in", "Shop.Forged").Proof(Bench.Sync, "Syncs", "Shop.Other", verdict);
        Assert.Equal(blind, Of(script).Proofs.Blind.Length > 0);
    }

    [Fact]
    public void Takes_a_failure_of_the_test_framework_for_a_failed_run() =>
        Assert.Equal(ExitCode.TestsFailed, Of(Bench.WithProofs(_bench.AllPass()).Error("engine")).Gate.Code);

    [Fact]
    public void Takes_no_row_that_its_controls_failed_for_a_failed_proof()
    {
        var script = _bench.AllPass().Control("noop").Control("canary", held: false)
            .Test(Bench.Flow, "Proof", "failed", proof: true);
        var ledger =
            Of(script.Proof(Bench.Flow, "Signs_in", "Shop.Forged").Proof(Bench.Flow, "Signs_out", "Shop.Stays"));
        Assert.Equal((ExitCode.EngineBlind, 0m),
            (ledger.Gate.Code, ledger.Gate.Rules.Single(rule => rule.Name == "maxFailedProofs").Actual));
    }

    [Fact]
    public void Asks_for_no_control_where_no_proof_ran() => Assert.Empty(Of(_bench.AllPass()).Proofs.Blind);

    public void Dispose() => _bench.Dispose();

    private static JournalScript Noop(JournalScript script) =>
        script.Control("noop", @class: Bench.Flow, point: "Signs_in");

    private static JournalScript Proof(JournalScript script) => script.Proof(Bench.Flow, "Signs_in", "Shop.Forged");

    private ComplianceLedger Of(JournalScript script) => _bench.Run(script.Ended()).Ledger();

    private static void AssertBlind(ComplianceLedger ledger)
    {
        Assert.Equal((RevenueState.Protected, ExitCode.EngineBlind), (ledger.Tests[0].State, ledger.Gate.Code));
        Assert.Equal(ProofVerdict.Void, ledger.Tests[0].Points[0].Proofs[0].Verdict);
        Assert.Equal(0, ledger.Proofs.Caught);
    }
}
