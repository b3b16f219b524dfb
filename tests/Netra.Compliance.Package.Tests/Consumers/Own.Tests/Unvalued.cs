namespace Own.Tests.Orders;

/// <summary>States no business value.</summary>
[CriticalTest(2, "Unvalued")]
public sealed partial class Unvalued
{
    [Fact]
    public void Passes() => Assert.NotNull(GetType().Assembly);
}
