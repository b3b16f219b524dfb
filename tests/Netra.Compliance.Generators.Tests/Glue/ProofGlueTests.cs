using Netra.Compliance.Generators.Tests.Running;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Generators.Tests.Glue;

public sealed class ProofGlueTests
{
    private const string Engine = "Netra.Compliance.Generated.ProofEngine";

    private const string Faults =
        """
        namespace Shop.One
        {
            public sealed class Loses : Fault { public int Lose(int sum) { Reached(); return sum - 1; } }
        }
        namespace Shop.Two { public sealed class Loses : Fault; }
        namespace Shop
        {
            public abstract class Unmakeable : Fault;
            public sealed class Till : IFaultTarget
            {
                private Fault? _fault;
                public void Inject(Fault fault) => _fault = fault;
                public int Add(int a, int b) => _fault is One.Loses loss ? loss.Lose(a + b) : a + b;
            }
        }
        """;

    [Fact]
    public async Task Catches_a_fault_that_the_point_sees() =>
        await ProveAsync(Emitted.From(Faults, Checkout("[Fact, ProvenBy(typeof(One.Loses))]")), "Adds", "Loses");

    [Theory]
    [InlineData("[Fact, ProvenBy(typeof(Two.Loses))]", "Loses", "Vacuous")]
    [InlineData("[Fact, ProvenBy(typeof(Unmakeable))]", "Unmakeable", "concrete class")]
    public async Task Says_why_a_fault_is_not_caught(string attributes, string fault, string reason)
    {
        var emitted = Emitted.From(Faults, Checkout(attributes));
        var failure = await Assert.ThrowsAsync<ProofFailedException>(() => ProveAsync(emitted, "Adds", fault));

        Assert.Contains(reason, failure.Message);
    }

    [Fact]
    public async Task Names_faults_in_full_where_short_names_meet()
    {
        var emitted =
            Emitted.From(Faults, Checkout("[Fact, ProvenBy(typeof(One.Loses)), ProvenBy(typeof(Two.Loses))]"));

        await ProveAsync(emitted, "Adds", "Shop.One.Loses");
        await Assert.ThrowsAsync<ProofFailedException>(() => ProveAsync(emitted, "Adds", "Shop.Two.Loses"));
    }

    [Fact]
    public void Proves_each_method_that_is_a_critical_test_in_a_class_of_its_own()
    {
        var emitted = Emitted.From(Faults,
            """
            namespace Shop;
            public sealed partial class Checkout(Till till)
            {
                [Fact, CriticalTest(1, "One"), ProvenBy(typeof(One.Loses))]
                public void Adds() => Assert.Equal(5, till.Add(2, 3));
                [Fact, CriticalTest(2, "Two"), ProvenBy(typeof(One.Loses))]
                public void Sums() => Assert.Equal(5, till.Add(2, 3));
            }
            """);

        Assert.True(emitted.Has("Netra.Compliance.Generated.Shop_Checkout_30AddsProofs"));
        Assert.True(emitted.Has("Netra.Compliance.Generated.Shop_Checkout_31SumsProofs"));
    }

    [Fact]
    public void Carries_the_traits_to_choose_proofs_by() =>
        Assert.Equal(
            ["Category=Proof", "Module=Shop"],
            Emitted.From(Faults, Checkout("[Fact, ProvenBy(typeof(One.Loses))]"))
                .Traits("Netra.Compliance.Generated.Shop_CheckoutProofs"));

    [Fact]
    public void Has_an_engine_where_a_fault_is_named() =>
        Assert.True(Emitted.From(Faults, Checkout("[Fact, ProvenBy(typeof(One.Loses))]")).Has(Engine));

    [Fact]
    public void Has_no_engine_where_no_fault_is_named() =>
        Assert.False(Emitted.From(Faults, Checkout("[Fact]")).Has(Engine));

    private static string Checkout(string attributes) =>
        $$"""
        namespace Shop;
        [CriticalTest(1, "Checkout")]
        public sealed partial class Checkout(Till till)
        {
            {{attributes}}
            public void Adds() => Assert.Equal(5, till.Add(2, 3));
        }
        """;

    private static Task ProveAsync(Emitted emitted, string point, string fault)
    {
        var proofs = emitted.Create("Netra.Compliance.Generated.Shop_CheckoutProofs", [null]);
        return (Task)proofs.GetType().GetMethod("Catches_the_fault")!.Invoke(proofs, [point, fault])!;
    }
}
