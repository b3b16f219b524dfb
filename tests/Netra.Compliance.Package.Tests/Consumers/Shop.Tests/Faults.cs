namespace Shop.Tests.Proofs;

/// <summary>Every sum is a cent short.</summary>
public sealed class LosesACent : Fault
{
    internal int Lose(int sum)
    {
        Reached();
        return sum - 1;
    }
}

/// <summary>Changes nothing that a point looks at.</summary>
public sealed class LosesTheReceipt : Fault
{
    internal int Lose(int sum)
    {
        Reached();
        return sum;
    }
}

/// <summary>The till cannot be opened.</summary>
public sealed class JamsTheDrawer : Fault
{
    internal void Jam()
    {
        Reached();
        throw new InvalidOperationException("the drawer is jammed");
    }
}

/// <summary>Breaks what no till does.</summary>
public sealed class ForgetsTheVoucher : Fault;
