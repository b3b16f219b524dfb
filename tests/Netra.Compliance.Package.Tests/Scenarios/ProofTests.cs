using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

[Collection(ConsumersCollection.Name)]
public sealed class ProofTests(Consumers consumers)
{
    [Fact]
    public async Task Every_kind_of_point_can_be_proven()
    {
        var run = await TestAsync("Checkout");

        Assert.True(run.Command.ExitCode == 0, run.Command.Output);
        Assert.Equal(
            ["Adds_inline_rows", "Adds_later", "Adds_other_rows", "Adds_side_by_side", "Adds_two_prices"],
            run.Proofs.Where(proof => proof.Verdict == "Caught").Select(proof => proof.Point).Order(StringComparer.Ordinal));
        Assert.All(run.Finished, test => Assert.True(test.Proof));
    }

    [Fact]
    public async Task The_controls_are_made_whatever_the_filter()
    {
        var run = await TestAsync("Checkout");

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
        var run = await consumers.ReturnsAsync();

        Assert.Contains(run.Proofs, proof => (proof.Point, proof.Fault, proof.Verdict) == (point, "Shop.Tests.Proofs." + fault, verdict));
        Assert.Contains(run.Finished, test => test.Outcome == "failed" && test.Display.Contains(point) && test.Message!.Contains(verdict + ":"));
    }

    [Fact]
    public async Task A_point_that_fails_by_itself_proves_nothing_and_blinds_nothing()
    {
        var run = await TestAsync("SinglePoints");

        Assert.Equal(
            [("Adds", "Caught"), ("Fails", "Inconclusive")],
            run.Proofs.Select(proof => (proof.Point, proof.Verdict)).Order());
        Assert.All(run.Controls, control => Assert.True(control.Held, control.Message));
    }

    private Task<TestRun> TestAsync(string name) => consumers.Shop.TestAsync($"Category=Proof&FullyQualifiedName~Proofs_{name}");
}
