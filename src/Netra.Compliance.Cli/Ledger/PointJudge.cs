using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What the evidence says of one coverage point.</summary>
internal static class PointJudge
{
    private static readonly ImmutableArray<string> WorstFirst = ["failed", TestRow.Unfinished, "skipped", "passed"];

    public static LedgerPoint Judge(string @class, DeclaredPoint point, RunEvidence evidence)
    {
        var rows = evidence.RowsOf(@class, point);
        var proofs = point.Faults.Select(fault => ProofJudge.Judge(@class, point, fault, evidence)).ToImmutableArray();
        var outcome = Outcome(rows, evidence.MayMissRows(@class, point));
        var error = evidence.ErrorOf(@class);
        var isOpen = point.Faults.Any(fault => ProofJudge.IsInconclusive(@class, point, fault, evidence));
        var state = error is null ? State(outcome, proofs, isOpen) : RevenueState.AtRisk;
        var message = rows.FirstOrDefault(row => row.Outcome == outcome)?.MessageWithPlace ?? error?.Message;
        return new(point.Name, point.Covers, outcome, Milliseconds.Sum(rows.Select(row => row.DurationMs)), proofs, state, message);
    }

    private static string Outcome(ImmutableArray<TestRow> rows, bool mayMissRows)
    {
        var worst = WorstFirst.FirstOrDefault(outcome => rows.Any(row => row.Outcome == outcome), "notRun");
        return mayMissRows && worst == "passed" ? TestRow.Unfinished : worst;
    }

    private static RevenueState State(string outcome, ImmutableArray<LedgerProof> proofs, bool isOpen) => outcome switch
    {
        "passed" when isOpen => RevenueState.Unverified,
        "passed" => IsProven(proofs) ? RevenueState.Proven : RevenueState.Protected,
        "failed" => RevenueState.AtRisk,
        _ => RevenueState.Unverified,
    };

    private static bool IsProven(ImmutableArray<LedgerProof> proofs) =>
        proofs.Length > 0 && proofs.All(proof => proof.Verdict == ProofVerdict.Caught);
}
