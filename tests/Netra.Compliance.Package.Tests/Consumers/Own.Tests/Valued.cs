namespace Own.Tests.Orders;

[CriticalTest(1, "Valued")]
[BusinessValue(1_000, "Orders arrive")]
public sealed partial class Valued
{
    [Fact]
    public void Passes() => Assert.NotNull(GetType().Assembly);
}
