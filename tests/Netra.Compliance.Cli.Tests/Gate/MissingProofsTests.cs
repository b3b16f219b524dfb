using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Gate;

public sealed class MissingProofsTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(true, ExitCode.ProofFailed)]
    [InlineData(false, ExitCode.Pass)]
    public void Fails_a_run_without_proofs_only_where_they_were_asked_for(bool asked, ExitCode code)
    {
        _bench.Run(_bench.AllPass().Ended());
        Assert.Equal(code, _bench.Ledger(proofsAsked: asked ? _ => true : null).Gate.Code);
    }

    [Fact]
    public void Fails_when_some_proofs_ran_and_one_did_not()
    {
        _bench.Run(_bench.AllPass().Controls().Proof(Bench.Flow, "Signs_in", "Shop.Forged").Ended());
        var ledger = _bench.Ledger();
        Assert.Equal((1, ExitCode.ProofFailed), (ledger.Proofs.Missing, ledger.Gate.Code));
        Assert.Equal(
            "1 of 2 declared faults were not run, although proofs were requested", AttentionList.Of(ledger)[^1].Line);
    }

    [Fact]
    public void Takes_a_proof_that_left_no_verdict_for_one_that_did_not_run()
    {
        _bench.Run(_bench.AllPass().Test("Shop.Tests.Auth.Flow_Proofs", "Signs_in", proof: true).Ended());
        Assert.Equal(2, _bench.Ledger().Proofs.Missing);
    }

    [Theory]
    [InlineData("Auth", 2, ExitCode.ProofFailed)]
    [InlineData("Data", 0, ExitCode.Pass)]
    public void Fails_only_for_proofs_of_the_modules_that_were_asked_for(string module, int missing, ExitCode code)
    {
        _bench.Run(_bench.AllPass().Ended());
        var ledger = _bench.Ledger(proofsAsked: test => test.Module == module);
        Assert.Equal((missing, code), (ledger.Proofs.Missing, ledger.Gate.Code));
    }

    [Fact]
    public void Passes_when_every_fault_ran_and_was_caught()
    {
        _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended());
        Assert.Equal(ExitCode.Pass, _bench.Ledger(proofsAsked: _ => true).Gate.Code);
    }

    public void Dispose() => _bench.Dispose();
}
