using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Everything the inputs say, joined; the gate has not been asked yet.</summary>
public sealed record LedgerFacts(
    string Assembly,
    ImmutableArray<LedgerTest> Tests,
    ImmutableArray<Finding> Findings,
    ImmutableArray<BackendEvent> Backends,
    RunTotals Run,
    ProofTotals Proofs,
    ImmutableArray<TestFailure> Failures,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Notes)
{
    /// <summary>The name of the published format.</summary>
    public const string Format = "netra.ledger";

    /// <summary>The newest major of the format that is read here.</summary>
    public const int Major = 1;

    /// <summary>The tests' money by state.</summary>
    public RevenueTotals Revenue => RevenueTotals.Of(Tests);

    /// <summary>When, where and of which commit the runs are, as far as is known.</summary>
    public RunContext Context { get; init; } = new();

    /// <summary>What was asked for.</summary>
    public Asked Asked { get; init; } = new(CriticalTests: true, Journeys: false);

    /// <summary>The journeys, by assembly and title.</summary>
    public ImmutableArray<LedgerJourney> Journeys { get; init; } = [];

    /// <summary>What the run used of a real model; null without one.</summary>
    public ModelUsage? Model { get; init; }

    /// <summary>What mutation reports say; null without one.</summary>
    public LedgerMutants? Mutants { get; init; }

    /// <summary>What has changed since a baseline; null without one.</summary>
    public LedgerChanges? Changes { get; init; }
}

/// <summary>What was asked for. A run knows it; a report on journals that are there reads it from them.</summary>
/// <param name="CriticalTests">Whether the critical tests were; if not, nothing is said of their revenue.</param>
/// <param name="Journeys">Whether the journeys were.</param>
public sealed record Asked(bool CriticalTests, bool Journeys)
{
    /// <summary>The critical tests whose faults were to run, in a run that takes the proofs of its journeys in any
    /// case; null where it is not known: then a proof that ran asked for all of its kind.</summary>
    [JsonIgnore]
    public Func<LedgerTest, bool>? Proofs { get; init; }

    /// <summary>
    /// The critical tests, unless the journals ran steps of journeys and none of them, or there are journeys and none
    /// of them. What ran in another build was asked for, too, although its journal is set aside.
    /// </summary>
    internal static Asked By(MatchedRuns matched)
    {
        var steps = matched.Runs.Any(run => run.Ran(run.Catalog.Journeys.Select(journey => journey.Class)));
        var journeys = steps
            || (matched.Runs.All(run => run.Catalog.Tests.Length == 0)
                && matched.Runs.Any(run => run.Catalog.Journeys.Length > 0));
        var tests = matched.Runs.Any(run => (run with { Journals = [.. run.Journals, .. Stale(run, matched)] })
            .Ran(run.Catalog.Tests.Select(test => test.Class)));
        return new(tests || !journeys, journeys);
    }

    private static IEnumerable<RunJournal> Stale(AssemblyRun run, MatchedRuns matched) =>
        matched.Stale.Where(journal => journal.Header.Assembly == run.Catalog.Header.Assembly);
}

/// <summary>The runs as counts; proofs are not counted as tests.</summary>
/// <param name="Journals">Journals that count.</param>
/// <param name="Tests">Tests that were started.</param>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">Tests that failed.</param>
/// <param name="Skipped">Tests that were skipped.</param>
/// <param name="Unfinished">Tests that never finished.</param>
/// <param name="TestsMs">Milliseconds of the tests, added up.</param>
public sealed record RunTotals(
    int Journals, int Tests, int Passed, int Failed, int Skipped, int Unfinished, double TestsMs)
{
    internal static RunTotals Of(int journals, IReadOnlyCollection<TestRow> rows)
    {
        var tests = rows.Where(row => !row.Proof).ToList();
        int In(string outcome) => tests.Count(row => row.Outcome == outcome);
        return new(
            journals, tests.Count, In("passed"), In("failed"), In("skipped"),
            In(TestRow.Unfinished), Milliseconds.Sum(tests.Select(row => row.DurationMs)));
    }
}

/// <summary>The proofs of the critical tests as counts; failed rows and a blind engine are of the journeys,
/// too.</summary>
/// <param name="Points">Coverage points that are declared.</param>
/// <param name="Faults">Pairs of a point and a fault that are declared.</param>
/// <param name="Caught">Faults that made their point fail for the right reason.</param>
/// <param name="Survived">Faults that their point did not notice.</param>
/// <param name="Vacuous">Faults that their point never reached.</param>
/// <param name="Inconclusive">Faults of which nothing is shown.</param>
/// <param name="NotRun">Faults that nothing ran.</param>
/// <param name="Void">Faults that ran while the engine was blind.</param>
/// <param name="FailedRows">Proof tests that failed, whatever their verdict; none of a blind engine, for those are its
/// controls' affair.</param>
/// <param name="ProofsMs">Milliseconds of the proofs, added up.</param>
/// <param name="Blind">Why the engine was blind; empty when its controls held or no proof ran.</param>
/// <param name="Missing">Those of the faults not run that were to run: proofs were asked for, or others of their
/// assembly ran.</param>
/// <param name="Assertions">Assertions of the points, as far as they are known.</param>
/// <param name="SeenToFail">Those of them that some proof made fail.</param>
public sealed record ProofTotals(
    int Points,
    int Faults,
    int Caught,
    int Survived,
    int Vacuous,
    int Inconclusive,
    int NotRun,
    int Void,
    int FailedRows,
    double ProofsMs,
    ImmutableArray<string> Blind,
    int Missing,
    int Assertions,
    int SeenToFail)
{
    /// <summary>Journals of assemblies without a catalog (<paramref name="plain"/>) can fail, and prove
    /// nothing.</summary>
    internal static ProofTotals Of(ImmutableArray<JudgedRun> runs, ImmutableArray<RunJournal> plain)
    {
        var points = runs.SelectMany(run => run.Tests).SelectMany(test => test.Points).ToList();
        var proofs = points.SelectMany(point => point.Proofs).ToList();
        var assertions = points.Select(point => point.Assertions).OfType<PointAssertions>().ToList();
        int In(ProofVerdict verdict) => proofs.Count(proof => proof.Verdict == verdict);
        return new(
            points.Count, proofs.Count, In(ProofVerdict.Caught), In(ProofVerdict.Survived), In(ProofVerdict.Vacuous),
            In(ProofVerdict.Inconclusive), In(ProofVerdict.NotRun), In(ProofVerdict.Void), FailedRowsOf(runs) + plain.Sum(FailedRowsOf),
            Milliseconds.Sum(proofs.Select(proof => proof.DurationMs)), [.. runs.SelectMany(run => run.Evidence.Sight.Reasons), .. EngineSight.Of(plain).Reasons], runs.Sum(run => run.Missing),
            assertions.Sum(point => point.Total), assertions.Sum(point => point.SeenToFail));
    }

    /// <summary>A proof that is not caught is one failed row, whether the journal has the row, the verdict, or
    /// both.</summary>
    private static int FailedRowsOf(RunJournal plain) => Math.Max(
        plain.Tests.Count(row => row is { Proof: true, Outcome: "failed" }), UndeclaredProofs.NotCaught(plain).Count());

    private static int FailedRowsOf(ImmutableArray<JudgedRun> runs) =>
        runs.Where(run => !run.Evidence.Sight.Blind).SelectMany(run => run.Evidence.Rows)
            .Count(row => row is { Proof: true, Outcome: "failed" });
}

/// <summary>A test that failed, a failure outside any test, or a run that died.</summary>
/// <param name="Name">The test's display name, or what failed.</param>
/// <param name="Number">The critical test's number; null when the failure belongs to none.</param>
/// <param name="Message">What was said of it.</param>
/// <param name="File">The source file of the line at which it failed; null when not known.</param>
/// <param name="Line">That line, from 1; null when not known.</param>
/// <param name="Assembly">The assembly that ran, whose numbers these are; null when it is not known.</param>
public sealed record TestFailure(
    string Name, int? Number, string? Message, string? Assembly = null, string? File = null, int? Line = null)
{
    /// <summary>The file from the root of the repository; left out where that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }
}

/// <summary>Durations added up, to the microsecond, so that no noise of binary fractions reaches a file.</summary>
internal static class Milliseconds
{
    public static double Sum(IEnumerable<double> durations) => Math.Round(durations.Sum(), 3);
}
