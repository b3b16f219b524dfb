using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

[Collection(ConsumersCollection.Name)]
public sealed class ProofTests(Consumers consumers)
{
    [Fact]
    public async Task Every_kind_of_point_can_be_proven()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Equal(
            ["Adds_inline_rows", "Adds_later", "Adds_other_rows", "Adds_side_by_side", "Adds_two_prices"],
            run.Proofs.Where(proof => proof.Class == "Shop.Tests.Proofs.Checkout" && proof.Verdict == "Caught")
                .Select(proof => proof.Point).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_of_some_proofs_makes_the_controls_that_they_need()
    {
        var run = await consumers.Shop.TestAsync("Category=Proof&FullyQualifiedName~Proofs_Checkout");

        Assert.True(run.Command.ExitCode == 0, run.Command.Output);
        Assert.All(run.Finished, test => Assert.True(test.Proof));
        Assert.Equal(
            [("canary", null, true), ("noop", "Shop.Tests.Proofs.Checkout", true)],
            run.Controls.Select(control => (control.Kind, control.Class, control.Held)).OrderBy(control => control.Kind));
    }

    [Theory]
    [InlineData("Survives", "LosesTheReceipt", "Survived")]
    [InlineData("Is_vacuous", "ForgetsTheVoucher", "Vacuous")]
    [InlineData("Is_inconclusive", "JamsTheDrawer", "Inconclusive")]
    [InlineData("Crashes", "LosesACent", "Inconclusive")]
    public async Task A_fault_that_is_not_caught_fails_its_row(string point, string fault, string verdict)
    {
        var run = await consumers.ShopRunAsync();

        Assert.Contains(run.Proofs, proof => (proof.Point, proof.Fault, proof.Verdict) == (point, "Shop.Tests.Proofs." + fault, verdict));
        Assert.Contains(run.Finished, test => test is { Proof: true, Outcome: "failed" } && test.Display.Contains(point) && test.Message!.Contains(verdict + ":"));
    }

    [Fact]
    public async Task A_point_that_fails_by_itself_proves_nothing_and_blinds_nothing()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Equal(
            [("Adds", "Caught"), ("Fails", "Inconclusive")],
            run.Proofs.Where(proof => proof.Class.EndsWith("SinglePoints", StringComparison.Ordinal)).Select(proof => (proof.Point, proof.Verdict)).Order());
        Assert.All(run.Controls, control => Assert.True(control.Held, control.Message));
    }
}
