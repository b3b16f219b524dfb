namespace Shop.Tests.Outcomes;

/// <summary>One point of two fails.</summary>
[CriticalTest(2, "Failing")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class Failing
{
    /// <summary>Passes.</summary>
    [Fact]
    public void Passes() => Assert.NotNull(GetType().Assembly);

    /// <summary>Fails.</summary>
    [Fact]
    public void Fails() => Assert.Equal("up", Environment.NewLine);
}
