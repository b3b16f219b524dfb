namespace Shop.Tests.Proofs;

/// <summary>Critical tests of one point each, in one class; one fails without any fault.</summary>
public sealed partial class SinglePoints(Till till)
{
    /// <summary>Caught.</summary>
    [Fact, CriticalTest(10, "Single sum"), BusinessValue(1_000, "Customers can pay"), ProvenBy(typeof(LosesACent))]
    public void Adds() => Assert.Equal(5, till.Add(2, 3));

    /// <summary>Red by itself.</summary>
    [Fact, CriticalTest(11, "Single failure"), BusinessValue(1_000, "Customers can pay"), ProvenBy(typeof(LosesACent))]
    public void Fails() => Assert.Equal(6, till.Add(2, 3));
}
