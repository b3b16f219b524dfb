using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What was asked for. A run knows it; a report on journals that are there reads it from them.</summary>
/// <param name="CriticalTests">Whether the critical tests were; if not, nothing is said of their revenue.</param>
/// <param name="Journeys">Whether the journeys were.</param>
public sealed record Asked(bool CriticalTests, bool Journeys)
{
    /// <summary>The critical tests whose faults were to run, in a run that takes the proofs of its journeys in any case;
    /// null where it is not known: then a proof that ran asked for all of its kind.</summary>
    [JsonIgnore]
    public Func<LedgerTest, bool>? Proofs { get; init; }

    /// <summary>
    /// The critical tests, unless the journals ran steps of journeys and none of them, or there are journeys and none
    /// of them. What ran in another build was asked for, too, although its journal is set aside.
    /// </summary>
    internal static Asked By(MatchedRuns matched)
    {
        var steps = matched.Runs.Any(run => run.Ran(run.Catalog.Journeys.Select(journey => journey.Class)));
        var journeys = steps || (matched.Runs.All(run => run.Catalog.Tests.Length == 0) && matched.Runs.Any(run => run.Catalog.Journeys.Length > 0));
        var tests = matched.Runs.Any(run => (run with { Journals = [.. run.Journals, .. Stale(run, matched)] })
            .Ran(run.Catalog.Tests.Select(test => test.Class)));
        return new(tests || !journeys, journeys);
    }

    private static IEnumerable<RunJournal> Stale(AssemblyRun run, MatchedRuns matched) =>
        matched.Stale.Where(journal => journal.Header.Assembly == run.Catalog.Header.Assembly);
}
