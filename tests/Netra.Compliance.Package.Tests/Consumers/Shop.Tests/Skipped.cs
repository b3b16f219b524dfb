namespace Shop.Tests.Outcomes;

/// <summary>One point of two is skipped.</summary>
[CriticalTest(4, "Skipped")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class Skipped
{
    /// <summary>Passes.</summary>
    [Fact]
    public void Passes() => Assert.NotNull(GetType().Assembly);

    /// <summary>Does not run.</summary>
    [Fact(Skip = "until the bank answers")]
    public void Waits() => Assert.Fail("It ran.");
}
