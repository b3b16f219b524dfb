namespace Shop.Tests.Outcomes;

/// <summary>Theories whose rows look the same to a person: of each, the first row fails and the last passes.</summary>
[CriticalTest(3, "Shared names")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class SharedNames
{
    private const string Long = "a price list that is longer than a test's name can show, with ";

    /// <summary>Baskets that only a run can make, each called the same.</summary>
    public static IEnumerable<object[]> Baskets => [[new Basket(0)], [new Basket(1)]];

    /// <summary>Rows of one case: xunit cannot store a basket.</summary>
    [Theory]
    [MemberData(nameof(Baskets), DisableDiscoveryEnumeration = true)]
    public void Holds_something(object basket) => Assert.NotEqual(0, ((Basket)basket).Items);

    /// <summary>Rows of their own, with one name.</summary>
    [Theory]
    [InlineData(Long + "no end")]
    [InlineData(Long + "an end")]
    public void Ends(string list) => Assert.EndsWith("an end", list, StringComparison.Ordinal);

    private sealed record Basket(int Items)
    {
        public override string ToString() => "a basket";
    }
}
