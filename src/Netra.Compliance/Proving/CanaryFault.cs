namespace Netra.Compliance.Proving;

/// <summary>The fault that the proof engine must always catch.</summary>
public sealed class CanaryFault : Fault
{
    internal int Miscount(int left, int right)
    {
        Reached();
        return left + right + 1;
    }
}
