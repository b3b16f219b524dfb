using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class EngineSightTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("noop")]
    [InlineData("canary")]
    public void Voids_every_proof_when_a_control_does_not_hold(string kind)
    {
        var ledger = Of(Bench.WithProofs(_bench.AllPass()).Control(kind, held: false, @class: Bench.Flow));
        AssertBlind(ledger);
        Assert.Contains($"the {kind} control of {Bench.Flow} did not hold", ledger.Proofs.Blind[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noop", "canary")]
    [InlineData("canary", "noop")]
    public void Voids_every_proof_when_a_control_did_not_run(string ran, string absent)
    {
        var ledger = Of(_bench.AllPass().Control(ran).Proof(Bench.Flow, "Signs_in", "Shop.Forged"));
        AssertBlind(ledger);
        Assert.Equal($"no {absent} control ran", Assert.Single(ledger.Proofs.Blind));
    }

    [Fact]
    public void Voids_every_proof_when_the_engine_fails() => AssertBlind(Of(Bench.WithProofs(_bench.AllPass()).Error("engine")));

    [Fact]
    public void Asks_for_no_control_where_no_proof_ran() => Assert.Empty(Of(_bench.AllPass()).Proofs.Blind);

    public void Dispose() => _bench.Dispose();

    private ComplianceLedger Of(JournalScript script) => _bench.Run(script.Ended()).Ledger();

    private static void AssertBlind(ComplianceLedger ledger)
    {
        Assert.Equal((RevenueState.Protected, ExitCode.EngineBlind), (ledger.Tests[0].State, ledger.Gate.Code));
        Assert.Equal(ProofVerdict.Void, ledger.Tests[0].Points[0].Proofs[0].Verdict);
        Assert.Equal(0, ledger.Proofs.Caught);
    }
}
