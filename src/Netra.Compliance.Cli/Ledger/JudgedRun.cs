using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One assembly's evidence and what it says of its tests.</summary>
internal sealed record JudgedRun(AssemblyCatalog Catalog, RunEvidence Evidence)
{
    public ImmutableArray<LedgerTest> Tests { get; } = [.. Catalog.Tests.Select(test => Judge(Catalog, test, Evidence))];

    /// <summary>Why it is not known which assertions were seen to fail; null when it is, or when no proof ran.</summary>
    public string? Note =>
        !Evidence.HasProofs ? null
        : Catalog.Assertions is null ? $"{Catalog.Header.Assembly} has no readable portable PDB of its own build: which of its assertions were seen to fail is not known."
        : !Evidence.NamesLines ? $"The journals of {Catalog.Header.Assembly} do not say at which lines its points failed: which of its assertions were seen to fail is not known."
        : null;

    public static JudgedRun Of(AssemblyRun run) => new(run.Catalog, new RunEvidence(run.Journals));

    /// <summary>Faults that nothing ran although the proofs of their tests were asked for; where it is not known which were, a run of some asked for all.</summary>
    public int Missing(Func<LedgerTest, bool>? proofsAsked) => Tests.Where(proofsAsked ?? (_ => Evidence.HasProofs))
        .SelectMany(test => test.Points).SelectMany(point => point.Proofs).Count(proof => proof.Verdict == ProofVerdict.NotRun);

    private static LedgerTest Judge(AssemblyCatalog catalog, DeclaredTest test, RunEvidence evidence)
    {
        var map = evidence.NamesLines ? catalog.Assertions : null;
        var points = test.Points.Select(point => PointJudge.Judge(test.Class, point, evidence) with { Assertions = Assertions(map, test, point, evidence) }).ToImmutableArray();
        var state = points.Select(point => point.State).DefaultIfEmpty(RevenueState.Unverified).Max();
        return new(
            test.Number, test.Title, test.Module, test.MonthlyRevenueUsd, test.Category, test.Stage, state, points,
            catalog.Header.Assembly, test.Class, test.Justification, test.Segment, test.Owner, test.Planned ? LedgerTest.PlannedReason : null);
    }

    private static PointAssertions? Assertions(AssertionMap? map, DeclaredTest test, DeclaredPoint point, RunEvidence evidence) =>
        map is null ? null : PointAssertions.Of(map.Of(test.Class, point.Method), evidence.CaughtOf(test.Class, point));
}
