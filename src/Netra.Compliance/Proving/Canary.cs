using System.ComponentModel;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>Checks that the protocol tells a caught fault from one that survived.</summary>
internal sealed class CanaryCheck(ProofProtocol protocol)
{
    private static readonly FaultMark Fault = new(typeof(CanaryFault).FullName!, () => new CanaryFault());

    public async Task<ControlRecord> RunAsync(CoveragePoint sharp, CoveragePoint blunt)
    {
        var red = await ProveAsync(sharp).ConfigureAwait(false);
        var green = await ProveAsync(blunt).ConfigureAwait(false);
        var held = red.Verdict == ProofVerdict.Caught && green.Verdict == ProofVerdict.Survived;
        return new ControlRecord(
            ControlKind.Canary, null, held, held ? "The canary was caught." : Complaint(red, green));
    }

    private async Task<ProofResult> ProveAsync(CoveragePoint point) =>
        (await protocol.ProveAsync(point, [Fault]).ConfigureAwait(false)).Results[Fault.Name];

    private static string Complaint(ProofResult red, ProofResult green) =>
        "The proof engine is blind: it must catch the canary when the sum is asserted and miss it when it is "
        + "not, "
        + $"but reported '{red.Message}' and '{green.Message}'";
}

/// <summary>The fault that the proof engine must always catch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CanaryFault : Fault
{
    internal int Miscount(int left, int right)
    {
        Reached();
        return left + right + 1;
    }
}

/// <summary>The smallest fixture that can be broken; only the check of the proof engine uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CanaryFixture : IFaultTarget
{
    private CanaryFault? _fault;

    /// <inheritdoc/>
    public void Inject(Fault fault) => _fault = fault as CanaryFault;

    /// <summary>The sum of two numbers, one too many under the canary's fault.</summary>
    public int Add(int left, int right) => _fault is null ? left + right : _fault.Miscount(left, right);
}
