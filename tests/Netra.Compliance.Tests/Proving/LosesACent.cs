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
