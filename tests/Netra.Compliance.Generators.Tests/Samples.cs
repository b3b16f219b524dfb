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
        [BusinessValue(15_000, "Keeps customers", Category = BusinessCategory.CustomerRetention,
            Stage = CustomerStage.Retention, Owner = "Identity")]
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

    public const string Life =
        """
        namespace Shop.Tests.Journeys;
        public sealed class ForgetsTheOrder : Fault { public int Lose(int orders) { Reached(); return orders - 1; } }
        public sealed class Shop : IFaultTarget
        {
            private Fault? _fault;
            public void Inject(Fault fault) => _fault = fault;
            public int Orders(int placed) => _fault is ForgetsTheOrder loss ? loss.Lose(placed) : placed;
        }

        [Journey("A customer's \"life\"")]
        public sealed partial class Life(Shop shop)
        {
            [Fact, Step(2, "Paid: an order is kept", GuardedBy = [7, 1]), ProvenBy(typeof(ForgetsTheOrder))]
            public void Pays() => Assert.Equal(1, shop.Orders(1));

            [Fact, Step(1, "Demo: a visitor looks around"), ProvenBy(typeof(ForgetsTheOrder))]
            public void Looks_around() => Assert.Equal(2, shop.Orders(2));
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
