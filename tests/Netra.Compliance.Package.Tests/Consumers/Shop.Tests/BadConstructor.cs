namespace Shop.Tests.Outcomes;

/// <summary>Its fixture cannot be made.</summary>
[CriticalTest(5, "Bad constructor")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class BadConstructor(BadConstructor.Fixture fixture) : IClassFixture<BadConstructor.Fixture>
{
    /// <summary>Cannot run.</summary>
    [Fact]
    public void Never_runs() => Assert.NotNull(fixture);

    /// <summary>Throws.</summary>
    public sealed class Fixture
    {
        /// <summary>Throws.</summary>
        public Fixture() => throw new InvalidOperationException("the database is away");
    }
}
