using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Joins what is declared, what happened and what the rules found. The same inputs give the same facts.</summary>
public static class LedgerJoin
{
    /// <summary>The facts of <paramref name="matched"/> and <paramref name="findings"/>.</summary>
    public static LedgerFacts Join(MatchedRuns matched, IEnumerable<Finding> findings)
    {
        var evidence = matched.Runs.Select(run => (Run: run, Evidence: new RunEvidence(run.Journals))).ToList();
        var tests = evidence.SelectMany(pair => Tests(pair.Run.Catalog, pair.Evidence)).ToImmutableArray();
        return new(
            string.Join(", ", matched.Runs.Select(run => run.Catalog.Header.Assembly)),
            tests, FindingOrder.Of(findings), Backends(matched), Run(matched),
            Proofs(tests, [.. evidence.Select(pair => pair.Evidence)]),
            FailureList.Of(matched), Inventory.Problems(matched), Inventory.Notes(matched));
    }

    private static IEnumerable<LedgerTest> Tests(AssemblyCatalog catalog, RunEvidence evidence) =>
        catalog.Tests.Select(test => Judge(catalog.Header.Assembly, test, evidence));

    private static LedgerTest Judge(string assembly, DeclaredTest test, RunEvidence evidence)
    {
        var points = test.Points.Select(point => PointJudge.Judge(test.Class, point, evidence)).ToImmutableArray();
        var state = points.Select(point => point.State).DefaultIfEmpty(RevenueState.Unverified).Max();
        return new(
            test.Number, test.Title, test.Module, test.MonthlyRevenueUsd, test.Category, test.Stage, state, points,
            assembly, test.Class, test.Justification, test.Segment, test.Owner);
    }

    private static RunTotals Run(MatchedRuns matched)
    {
        var journals = matched.Runs.SelectMany(run => run.Journals).Concat(matched.Plain).ToList();
        return RunTotals.Of(journals.Count, [.. journals.SelectMany(journal => TestRow.Of(journal))]);
    }

    private static ProofTotals Proofs(ImmutableArray<LedgerTest> tests, ImmutableArray<RunEvidence> evidence) =>
        ProofTotals.Of(
            [.. tests.SelectMany(test => test.Points)],
            evidence.SelectMany(each => each.Rows),
            [.. evidence.SelectMany(each => each.Sight.Reasons)]);

    private static ImmutableArray<BackendEvent> Backends(MatchedRuns matched)
    {
        var met = matched.Runs.SelectMany(run => run.Journals).SelectMany(journal => journal.Events.OfType<BackendEvent>());
        return [.. met.Distinct().OrderBy(backend => backend.Need, StringComparer.Ordinal).ThenBy(backend => backend.Name, StringComparer.Ordinal)];
    }
}
