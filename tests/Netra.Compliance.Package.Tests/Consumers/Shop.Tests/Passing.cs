namespace Shop.Tests.Outcomes;

/// <summary>All points pass.</summary>
[CriticalTest(1, "Passing")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class Passing
{
    /// <summary>A point.</summary>
    [Fact, Covers("One and one are two")]
    public void Adds() => Assert.Equal(2, int.Parse("1", System.Globalization.CultureInfo.InvariantCulture) + 1);

    /// <summary>A point with rows.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Grows(int number) => Assert.True(number + 1 > number);
}
