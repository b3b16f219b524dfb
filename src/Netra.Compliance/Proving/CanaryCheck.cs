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
        return new ControlRecord(ControlKind.Canary, null, held, held ? "The canary was caught." : Complaint(red, green));
    }

    private async Task<ProofResult> ProveAsync(CoveragePoint point) =>
        (await protocol.ProveAsync(point, [Fault]).ConfigureAwait(false)).Results[Fault.Name];

    private static string Complaint(ProofResult red, ProofResult green) =>
        "The proof engine is blind: it must catch the canary where the sum is asserted and let it survive where it is not, "
        + $"but said '{red.Message}' and '{green.Message}'";
}
