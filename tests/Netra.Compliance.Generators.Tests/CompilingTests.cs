using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests;

public sealed class CompilingTests
{
    [Fact]
    public void Emits_for_a_test_with_fixture_fault_and_theory_what_compiles_without_a_warning()
    {
        var generation = Generation.Of(Project.With("""
            [assembly: RevenuePortfolio(15000)]
            namespace Shop.Tests.Auth;
            public sealed class SignedIn : IFaultTarget { public void Inject(Fault fault) { } }
            public sealed class AcceptsForgedState : Fault;
            [CriticalTest(1, "Auth flow")]
            [BusinessValue(
                15_000, "Keeps", Category = BusinessCategory.CustomerRetention, Stage = CustomerStage.Retention)]
            public sealed partial class AuthFlow(SignedIn apex)
            {
                [Fact, Covers("A forged state is refused"), ProvenBy(typeof(AcceptsForgedState))]
                public async Task Refuses_a_forged_state() { await Task.Yield(); Assert.NotNull(apex); }
                [Theory, InlineData(1, "a"), InlineData(2L, null)]
                public void Adds(long a, string? b = "x") { Assert.NotNull((object)a + b); }
            }
            """));
        Assert.Null(generation.Result.Exception);
        Assert.Empty(generation.Complaints);
        Assert.Equal(["Netra.Compliance.Index.g.cs", "Shop.Tests.Auth.AuthFlow.g.cs"], generation.Sources.Keys);
    }
}
