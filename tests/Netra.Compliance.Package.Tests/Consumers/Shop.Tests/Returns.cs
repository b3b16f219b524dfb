namespace Shop.Tests.Proofs;

/// <summary>Points whose faults are not caught, each in its own way; its till is the collection's.</summary>
[CriticalTest(9, "Returns")]
[BusinessValue(1_000, "Customers can pay")]
[Collection("Returns desk")]
public sealed partial class Returns(Till till)
{
    /// <summary>Survives: the point runs the fault and does not see it.</summary>
    [Fact, ProvenBy(typeof(LosesTheReceipt))]
    public void Survives() => Assert.Equal(5, till.Add(2, 3));

    /// <summary>Vacuous: the fault is nowhere on the point's way.</summary>
    [Fact, ProvenBy(typeof(ForgetsTheVoucher))]
    public void Is_vacuous() => Assert.Equal(5, till.Add(2, 3));

    /// <summary>Inconclusive: the set-up breaks and not the assertion.</summary>
    [Fact, ProvenBy(typeof(JamsTheDrawer))]
    public void Is_inconclusive() => Assert.Equal(5, till.Add(2, 3));

    /// <summary>Inconclusive: the point crashes and does not fail by an assertion.</summary>
    [Fact, ProvenBy(typeof(LosesACent))]
    public void Crashes() => Assert.Equal(1, 1 / (till.Add(2, 3) - 4));
}

/// <summary>The collection that shares a till.</summary>
[CollectionDefinition("Returns desk")]
public sealed class ReturnsDesk : ICollectionFixture<Till>;
