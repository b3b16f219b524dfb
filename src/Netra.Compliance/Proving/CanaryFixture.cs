namespace Netra.Compliance.Proving;

/// <summary>The smallest fixture that can be broken; only the check of the proof engine uses it.</summary>
public sealed class CanaryFixture : IFaultTarget
{
    private CanaryFault? _fault;

    /// <inheritdoc/>
    public void Inject(Fault fault) => _fault = fault as CanaryFault;

    /// <summary>The sum of two numbers, one too many under the canary's fault.</summary>
    public int Add(int left, int right) => _fault is null ? left + right : _fault.Miscount(left, right);
}
