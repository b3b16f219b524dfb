using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Journaling;

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

    /// <summary>The facts with more to be said of them.</summary>
    internal LedgerFacts WithNotes(IEnumerable<string> notes) => this with { Notes = [.. Notes, .. notes] };
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
public sealed record RunTotals
{
    /// <summary>Journals that count.</summary>
    public required int Journals { get; init; }

    /// <summary>Tests that were started.</summary>
    public required int Tests { get; init; }

    /// <summary>Tests that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Tests that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Tests that were skipped.</summary>
    public required int Skipped { get; init; }

    /// <summary>Tests that never finished.</summary>
    public required int Unfinished { get; init; }

    /// <summary>Milliseconds of the tests, added up.</summary>
    public required double TestsMs { get; init; }

    internal static RunTotals Of(int journals, IReadOnlyCollection<TestRow> rows)
    {
        var tests = rows.Where(row => !row.Proof).ToList();
        int In(string outcome) => tests.Count(row => row.Outcome == outcome);
        return new()
        {
            Journals = journals, Tests = tests.Count,
            Passed = In("passed"), Failed = In("failed"),
            Skipped = In("skipped"), Unfinished = In(TestRow.Unfinished),
            TestsMs = Milliseconds.Sum(tests),
        };
    }
}

/// <summary>The proofs of the critical tests as counts; failed rows and a blind engine are of the journeys,
/// too.</summary>
public sealed record ProofTotals
{
    private readonly ImmutableArray<LedgerPoint> _points;

    private ProofTotals(IEnumerable<LedgerPoint> points) => _points = [.. points];

    /// <summary>Coverage points that are declared.</summary>
    public int Points => _points.Length;

    /// <summary>Pairs of a point and a fault that are declared.</summary>
    public int Faults => Proofs.Count();

    /// <summary>Faults that made their point fail for the right reason.</summary>
    public int Caught => In(ProofVerdict.Caught);

    /// <summary>Faults that their point did not notice.</summary>
    public int Survived => In(ProofVerdict.Survived);

    /// <summary>Faults that their point never reached.</summary>
    public int Vacuous => In(ProofVerdict.Vacuous);

    /// <summary>Faults of which nothing is shown.</summary>
    public int Inconclusive => In(ProofVerdict.Inconclusive);

    /// <summary>Faults that nothing ran.</summary>
    public int NotRun => In(ProofVerdict.NotRun);

    /// <summary>Faults that ran while the engine was blind.</summary>
    public int Void => In(ProofVerdict.Void);

    /// <summary>Proof tests that failed, whatever their verdict; none of a blind engine, for those are its controls'
    /// affair.</summary>
    public required int FailedRows { get; init; }

    /// <summary>Milliseconds of the proofs, added up.</summary>
    public double ProofsMs => Milliseconds.Sum(Proofs.Select(proof => proof.DurationMs));

    /// <summary>Why the engine was blind; empty when its controls held or no proof ran.</summary>
    public required ImmutableArray<string> Blind { get; init; }

    /// <summary>Those of the faults not run that were to run: proofs were asked for, or others of their assembly
    /// ran.</summary>
    public required int Missing { get; init; }

    /// <summary>Assertions of the points, as far as they are known.</summary>
    public int Assertions => _points.Sum(point => point.Assertions?.Total ?? 0);

    /// <summary>Those of them that some proof made fail.</summary>
    public int SeenToFail => _points.Sum(point => point.Assertions?.SeenToFail ?? 0);

    private IEnumerable<LedgerProof> Proofs => _points.SelectMany(point => point.Proofs);

    /// <summary>Journals of assemblies without a catalog (<paramref name="plain"/>) can fail, and prove
    /// nothing.</summary>
    internal static ProofTotals Of(ImmutableArray<JudgedRun> runs, ImmutableArray<RunJournal> plain) =>
        new(runs.SelectMany(run => run.Tests).SelectMany(test => test.Points))
        {
            FailedRows = FailedRowsOf(runs) + plain.Sum(FailedRowsOf),
            Blind = [.. runs.SelectMany(run => run.Evidence.Controls.Reasons), .. EngineControls.Of(plain).Reasons],
            Missing = runs.Sum(run => run.Missing),
        };

    private int In(ProofVerdict verdict) => Proofs.Count(proof => proof.Verdict == verdict);

    /// <summary>A proof that is not caught is one failed row, whether the journal has the row, the verdict, or
    /// both.</summary>
    private static int FailedRowsOf(RunJournal plain) => Math.Max(
        plain.Tests.Count(row => row is { Proof: true, Outcome: "failed" }), UndeclaredProofs.NotCaught(plain).Count());

    private static int FailedRowsOf(ImmutableArray<JudgedRun> runs) =>
        runs.Where(run => !run.Evidence.Controls.Blind).SelectMany(run => run.Evidence.Rows)
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

    public static double Sum(IEnumerable<TestRow> rows) => Sum(rows.Select(row => row.DurationMs));
}
