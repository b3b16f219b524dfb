using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Joins what is declared, what happened and what the rules found. The same inputs give the same
/// facts.</summary>
public static class LedgerJoin
{
    /// <summary>The facts of <paramref name="matched"/> and <paramref name="findings"/>; without
    /// <paramref name="asked"/>, the journals say what was asked for.</summary>
    public static LedgerFacts Join(MatchedRuns matched, IEnumerable<Finding> findings, Asked? asked = null)
    {
        asked ??= Asked.By(matched);
        var found = FindingOrder.Of(findings);
        var judged = matched.Runs.Select(run => JudgedRun.Of(run, asked, found)).ToImmutableArray();
        return new(
            Named(matched), [.. judged.SelectMany(run => run.Tests)], found, Backends(matched), Run(matched),
            ProofTotals.Of(judged, matched.Plain), FailureList.Of(matched, judged),
            Inventory.Problems(matched, asked), [.. Notes(matched, judged)])
        {
            Asked = asked, Journeys = [.. judged.SelectMany(run => run.Journeys)], Context = LedgerContext.Of(matched),
        };
    }

    private static string Named(MatchedRuns matched) =>
        string.Join(", ", matched.Runs.Select(run => run.Catalog.Header.Assembly));

    private static IEnumerable<string> Notes(MatchedRuns matched, ImmutableArray<JudgedRun> judged) =>
    [
        .. Inventory.Notes(matched), .. LedgerContext.Notes(matched),
        .. judged.SelectMany(run => new[] { run.Note, run.Honesty.Note }).OfType<string>(),
    ];

    private static RunTotals Run(MatchedRuns matched)
    {
        var journals = matched.Journals.ToList();
        return RunTotals.Of(journals.Count, [.. journals.SelectMany(journal => journal.Tests)]);
    }

    private static ImmutableArray<BackendEvent> Backends(MatchedRuns matched)
    {
        var met = matched.Runs.SelectMany(run => run.Journals)
            .SelectMany(journal => journal.Events.OfType<BackendEvent>());
        return [
            .. met.Distinct().OrderBy(backend => backend.Need, StringComparer.Ordinal)
                .ThenBy(backend => backend.Name, StringComparer.Ordinal)];
    }
}
