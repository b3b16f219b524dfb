using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One assembly's evidence and what it says of its tests.</summary>
internal sealed record JudgedRun(RunEvidence Evidence, ImmutableArray<LedgerTest> Tests)
{
    public static JudgedRun Of(AssemblyRun run)
    {
        var evidence = new RunEvidence(run.Journals);
        return new(evidence, [.. run.Catalog.Tests.Select(test => Judge(run.Catalog.Header.Assembly, test, evidence))]);
    }

    /// <summary>Faults that nothing ran although proofs were asked for; a run of some proofs asked for all.</summary>
    public int Missing(bool proofsAsked) => proofsAsked || Evidence.HasProofs
        ? Tests.SelectMany(test => test.Points).SelectMany(point => point.Proofs).Count(proof => proof.Verdict == ProofVerdict.NotRun)
        : 0;

    private static LedgerTest Judge(string assembly, DeclaredTest test, RunEvidence evidence)
    {
        var points = test.Points.Select(point => PointJudge.Judge(test.Class, point, evidence)).ToImmutableArray();
        var state = points.Select(point => point.State).DefaultIfEmpty(RevenueState.Unverified).Max();
        return new(
            test.Number, test.Title, test.Module, test.MonthlyRevenueUsd, test.Category, test.Stage, state, points,
            assembly, test.Class, test.Justification, test.Segment, test.Owner, test.Planned ? LedgerTest.PlannedReason : null);
    }
}
