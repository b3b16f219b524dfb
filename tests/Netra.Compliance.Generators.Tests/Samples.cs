namespace Netra.Compliance.Generators.Tests;

/// <summary>Sources that several tests look at.</summary>
internal static class Samples
{
    public const string AuthFlow =
        """
        [assembly: RevenuePortfolio(15000)]
        namespace Shop.Tests.Auth;
        public sealed class SignedIn : IFaultTarget { public void Inject(Fault fault) { } }
        public sealed class AcceptsForgedState : Fault;

        [CriticalTest(1, "Auth \"flow\"")]
        [BusinessValue(15_000, "Keeps customers", Category = BusinessCategory.CustomerRetention, Stage = CustomerStage.Retention, Owner = "Identity")]
        public sealed partial class AuthFlow(SignedIn apex) : IAsyncLifetime
        {
            public Task InitializeAsync() => Task.CompletedTask;
            public Task DisposeAsync() => Task.CompletedTask;

            [Fact, Covers("A forged state is refused"), ProvenBy(typeof(AcceptsForgedState))]
            public async Task Refuses_a_forged_state()
            {
                await Task.Yield();
                Assert.NotNull(apex);
            }

            [Theory, InlineData(1, "a"), InlineData(2L, null)]
            public void Adds(long a, string? b = "x") => Assert.NotEqual(a.ToString(), b);
        }
        """;

    public const string OneMethod =
        """
        namespace Shop.Tests.Data;
        public partial class Ledger
        {
            [Fact, CriticalTest(2, "Totals"), BusinessValue(500, "Bills are right", Segment = CustomerSegment.Mid)]
            public ValueTask Adds_up() => default;

            [Fact]
            public void Is_no_critical_test() => Assert.NotNull(this);
        }
        """;
}
