using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One assembly's evidence and what it says of its tests and journeys.</summary>
internal sealed record JudgedRun(AssemblyCatalog Catalog, RunEvidence Evidence, Asked Asked, HonestyFindings Honesty)
{
    public ImmutableArray<LedgerTest> Tests { get; } = [.. Catalog.Tests.Select(test => Judge(Catalog, test, Evidence, Asked, Honesty))];

    public ImmutableArray<LedgerJourney> Journeys { get; } =
        [.. Catalog.Journeys.Select(journey => Judge(Catalog, journey, Evidence, Asked, Honesty))];

    /// <summary>Why it is not known which assertions were seen to fail; null when it is, or when no proof ran.</summary>
    public string? Note =>
        !Evidence.HasProofs ? null
        : Catalog.Assertions is null ? $"{Catalog.Header.Assembly} has no readable portable PDB of its own build: which of its assertions were seen to fail is not known."
        : !Evidence.NamesLines ? $"The journals of {Catalog.Header.Assembly} do not say at which lines its points failed: which of its assertions were seen to fail is not known."
        : null;

    public static JudgedRun Of(AssemblyRun run, Asked asked, ImmutableArray<Finding> findings) =>
        new(run.Catalog, new RunEvidence(run.Journals), asked, new HonestyFindings(run.Catalog, findings));

    /// <summary>Faults that nothing ran although the proofs of their tests were asked for; where it is not known which were, a run of some asked for all.</summary>
    public int Missing => Tests.Where(ProofsAsked()).SelectMany(test => test.Points).SelectMany(point => point.Proofs)
        .Count(proof => proof.Verdict == ProofVerdict.NotRun);

    private Func<LedgerTest, bool> ProofsAsked()
    {
        var all = Asked.Proofs is null && Evidence.HasProofsOf(Catalog.Tests.Select(test => test.Class));
        return Asked.Proofs ?? (_ => all);
    }

    private static LedgerTest Judge(AssemblyCatalog catalog, DeclaredTest test, RunEvidence evidence, Asked asked, HonestyFindings honesty)
    {
        var points = test.Points.Select(point => Judge(catalog, test.Class, point, evidence, honesty)).ToImmutableArray();
        var state = points.Select(point => point.State).DefaultIfEmpty(RevenueState.Unverified).Max();
        return new(
            test.Number, test.Title, test.Module, test.MonthlyRevenueUsd, test.Category, test.Stage, state, points,
            catalog.Header.Assembly, test.Class, test.Justification, test.Segment, test.Owner, test.Planned ? LedgerTest.PlannedReason : asked.CriticalTests ? null : LedgerTest.NotAskedForReason);
    }

    private static LedgerJourney Judge(
        AssemblyCatalog catalog, DeclaredJourney journey, RunEvidence evidence, Asked asked, HonestyFindings honesty)
    {
        var points = journey.Steps.Select(step => Judge(catalog, journey.Class, step.Point, evidence, honesty));
        ImmutableArray<LedgerStep> steps =
            [.. journey.Steps.Zip(points, (step, point) => LedgerStep.Of(step, point, asked.Journeys))];
        var notRun = steps.SelectMany(step => step.Proofs).Count(proof => proof.Verdict == ProofVerdict.NotRun);
        var missing = TakesProofs(asked, evidence) ? notRun : 0;
        return new(journey.Title, catalog.Header.Assembly, journey.Class, steps, missing);
    }

    /// <summary>No run takes the proofs of critical tests, walks a journey and leaves its proofs out.</summary>
    private static bool TakesProofs(Asked asked, RunEvidence evidence) =>
        asked.Journeys && (asked.Proofs is not null || evidence.HasProofs);

    private static LedgerPoint Judge(AssemblyCatalog catalog, string @class, DeclaredPoint point, RunEvidence evidence, HonestyFindings honesty) =>
        PointJudge.Judge(@class, point, evidence).With(honesty.Of(@class, point.Method)) with
        {
            Assertions = Assertions(evidence.NamesLines ? catalog.Assertions : null, @class, point, evidence),
            Method = point.Method,
        };

    private static PointAssertions? Assertions(AssertionMap? map, string @class, DeclaredPoint point, RunEvidence evidence) =>
        map is null ? null : PointAssertions.Of(map.Of(@class, point.Method), evidence.CaughtOf(@class, point));
}
