using Netra.Compliance.Generators.Tests.Running;
using Netra.Compliance.Generators.Tests.Snapshots;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Generators.Tests;

/// <summary>A journey is surveyed, registered and proven like a critical test, and counts in no total.</summary>
public sealed class JourneyTests
{
    private const string Life = "Shop.Tests.Journeys.Life";
    private const string Proofs = "Netra.Compliance.Generated.Shop_Tests_Journeys_LifeProofs";

    [Fact]
    public void Looks_to_a_reader_as_it_is_recorded()
    {
        var generation = Generation.Of(Project.With(Samples.Life));
        Snapshot.Match(generation.Sources["Shop.Tests.Journeys.Life.g.cs"], "Life", typeof(JourneyTests));
    }

    [Fact]
    public void States_the_steps_in_their_order()
    {
        var journey = Assert.Single(Emitted.From(Samples.Life).Journeys);
        Assert.Equal(("A customer's \"life\"", Life, "Journeys"),
            (journey.Text("journey"), journey.Text("class"), journey.Text("module")));
        const string Steps = """
            [{"number":1,"title":"Demo: a visitor looks around","method":"Looks_around","theory":false,"guardedBy":[],"faults":["Shop.Tests.Journeys.ForgetsTheOrder"]},{"number":2,"title":"Paid: an order is kept","method":"Pays","theory":false,"guardedBy":[7,1],"faults":["Shop.Tests.Journeys.ForgetsTheOrder"]}]
            """;
        Assert.Equal(Steps, journey.GetProperty("steps").GetRawText());
    }

    [Fact]
    public void Counts_neither_among_the_critical_tests_nor_among_their_points()
    {
        var (without, with) = (Emitted.From(Samples.AuthFlow), Emitted.From(Samples.AuthFlow, Samples.Life));
        Assert.Equal(Totals(without), Totals(with));
        Assert.Equal(without.Tests.Select(test => test.GetRawText()), with.Tests.Select(test => test.GetRawText()));
    }

    [Fact]
    public void Is_part_of_what_ties_a_journal_to_the_catalog() =>
        Assert.NotEqual(Emitted.From(Samples.AuthFlow).Header.Text("hash"),
            Emitted.From(Samples.AuthFlow, Samples.Life).Header.Text("hash"));

    [Fact]
    public void Carries_the_traits_to_choose_it_and_its_proofs_by()
    {
        var emitted = Emitted.From(Samples.Life);
        Assert.Equal(["Category=Journey", "Module=Journeys"], emitted.Traits(Life));
        Assert.Equal(["Category=JourneyProof", "Module=Journeys"], emitted.Traits(Proofs));
    }

    [Fact]
    public async Task Is_proven_step_by_step()
    {
        var proofs = Emitted.From(Samples.Life).Create(Proofs, [null]);
        await Prove(proofs, "Pays");
        await Prove(proofs, "Looks_around");
    }

    [Fact]
    public async Task Says_which_fault_a_step_does_not_catch()
    {
        var blind = Samples.Life.Replace("Assert.Equal(1, shop.Orders(1))", "Assert.NotEqual(9, shop.Orders(1))");
        var failure =
            await Assert.ThrowsAsync<ProofFailedException>(() =>
                Prove(Emitted.From(blind).Create(Proofs, [null]), "Pays"));
        Assert.Contains("Survived", failure.Message);
    }

    [Fact]
    public void Calls_a_class_that_is_both_a_critical_test()
    {
        var emitted = Emitted.From(Samples.Life.Replace("[Journey(", "[CriticalTest(1, \"One\"), Journey("));
        Assert.Empty(emitted.Journeys);
        Assert.Equal(["Looks_around", "Pays"], Assert.Single(emitted.Tests).Points().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Gives_a_test_without_a_step_the_number_zero()
    {
        var journey = Assert.Single(
            Emitted.From("[Journey(\"J\")] public partial class J { [Fact] public void Looks_around() { } }").Journeys);
        Assert.Equal((0, "Looks around"),
            (journey.GetProperty("steps")[0].GetProperty("number").GetInt32(),
                journey.GetProperty("steps")[0].Text("title")));
    }

    private static Task Prove(object proofs, string step) =>
        (Task)proofs.GetType().GetMethod("Catches_the_fault")!.Invoke(proofs, [step, "ForgetsTheOrder"])!;

    private static IEnumerable<object?> Totals(Emitted emitted) =>
        emitted.Type("Netra.Compliance.Generated.CriticalTestCatalog")
        .GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
        .Where(field => field.Name != "Hash").Select(field => field.GetRawConstantValue());
}
