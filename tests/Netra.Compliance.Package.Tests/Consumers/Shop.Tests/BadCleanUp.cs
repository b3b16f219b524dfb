namespace Shop.Tests.Outcomes;

/// <summary>Its fixture cannot be torn down.</summary>
[CriticalTest(6, "Bad clean-up")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class BadCleanUp(BadCleanUp.Fixture fixture) : IClassFixture<BadCleanUp.Fixture>
{
    /// <summary>Passes.</summary>
    [Fact]
    public void Passes() => Assert.NotNull(fixture);

    /// <summary>Throws at its end.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        /// <summary>Does nothing.</summary>
        public Task InitializeAsync() => Task.CompletedTask;

        /// <summary>Throws.</summary>
        public Task DisposeAsync() => throw new InvalidOperationException("the server does not stop");
    }
}
