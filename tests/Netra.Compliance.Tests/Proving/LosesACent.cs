namespace Netra.Compliance.Tests.Proving;

/// <summary>The fault of these tests.</summary>
public sealed class LosesACent : Fault
{
    public int Lose(int sum)
    {
        Reached();
        return sum - 1;
    }
}

/// <summary>A fault of no code of its own, as an option is.</summary>
public sealed class SwitchedOff : Fault
{
    protected internal override bool CanTell => false;
}
