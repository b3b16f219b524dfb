using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What the evidence says of one fault of one point.</summary>
internal static class ProofJudge
{
    public static LedgerProof Judge(string @class, DeclaredPoint point, string fault, RunEvidence evidence)
    {
        var worst = evidence.ProofsOf(@class, point.Method, fault).MaxBy(proof => Verdict(proof.Verdict));
        return worst is null ? new(fault, ProofVerdict.NotRun, null, 0)
            : evidence.Sight.Blind ? new(fault, ProofVerdict.Void, $"The engine said {worst.Verdict}, but {evidence.Sight.Reasons[0]}", worst.DurationMs)
            : new(fault, Verdict(worst.Verdict), worst.Message, worst.DurationMs);
    }

    /// <summary>Whether any run could not tell, whatever the others say: then the point is not known to stand.</summary>
    public static bool IsInconclusive(string @class, DeclaredPoint point, string fault, RunEvidence evidence) =>
        evidence.ProofsOf(@class, point.Method, fault).Any(proof => Verdict(proof.Verdict) == ProofVerdict.Inconclusive);

    internal static ProofVerdict Verdict(string said) => said switch
    {
        nameof(ProofVerdict.Caught) => ProofVerdict.Caught,
        nameof(ProofVerdict.Survived) => ProofVerdict.Survived,
        nameof(ProofVerdict.Vacuous) => ProofVerdict.Vacuous,
        _ => ProofVerdict.Inconclusive,
    };
}
