using System.Text.Json;
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
        Assert.Single(run.Controls, control => control is { Kind: "canary", Class: null, Held: true });
        Assert.Equal(5,
            run.Controls
                .Count(control => control is { Kind: "noop", Class: "Shop.Tests.Proofs.Checkout", Held: true }));
    }

    [Fact]
    public async Task One_proof_alone_reports_its_own_verdict()
    {
        var run = await consumers.Shop.TestAsync("Category=Proof&DisplayName~Adds_two_prices");

        Assert.Equal(("Adds_two_prices", "Caught"), run.Proofs.Select(proof => (proof.Point, proof.Verdict)).Single());
        Assert.Equal(2, run.Controls.Length);
    }

    [Fact]
    public async Task A_failure_names_its_line_and_no_path_of_the_machine()
    {
        var run = await consumers.ShopRunAsync();
        var lines = run.Lines.Where(line => line.TryGetProperty("file", out _)).ToList();

        Assert.Contains(lines, line => Is(line, "proof", "Checkout.cs"));
        Assert.Contains(lines, line => Is(line, "finished", "Failing.cs"));
        Assert.All(lines, line => Assert.True(line.GetProperty("line").GetInt32() > 0));
    }

    [Theory]
    [InlineData("Survives", "LosesTheReceipt", "Survived")]
    [InlineData("Is_vacuous", "ForgetsTheVoucher", "Vacuous")]
    [InlineData("Is_inconclusive", "JamsTheDrawer", "Inconclusive")]
    [InlineData("Crashes", "LosesACent", "Inconclusive")]
    public async Task A_fault_that_is_not_caught_fails_its_row(string point, string fault, string verdict)
    {
        var run = await consumers.ShopRunAsync();

        Assert.Contains(run.Proofs,
            proof => (proof.Point, proof.Fault, proof.Verdict) == (point, "Shop.Tests.Proofs." + fault, verdict));
        Assert.Contains(run.Finished,
            test => test is { Proof: true, Outcome: "failed" } && test.Display.Contains(point)
                && test.Message!.Contains(verdict + ":"));
    }

    [Fact]
    public async Task A_point_that_fails_by_itself_proves_nothing_and_blinds_nothing()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Equal(
            [("Adds", "Caught"), ("Fails", "Inconclusive")],
            run.Proofs.Where(proof => proof.Class.EndsWith("SinglePoints", StringComparison.Ordinal))
                .Select(proof => (proof.Point, proof.Verdict)).Order());
        Assert.All(run.Controls, control => Assert.True(control.Held, control.Message));
    }

    private static bool Is(JsonElement line, string kind, string file) =>
        (line.GetProperty("event").GetString(), line.GetProperty("file").GetString()) == (kind, file);
}
