using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>How far the run of one build has come: what is done of the points and faults that it takes, and of nothing
/// else.</summary>
internal sealed record RunProgress(int Points, int Proofs, int Failed)
{
    /// <summary>Reads the journals of the build among those that are being written in a folder.</summary>
    public static RunProgress Read(
        string folder, AssemblyCatalog build, IReadOnlyCollection<(string Class, DeclaredPoint Point)> taken)
    {
        var journals = Journals(folder).Where(journal => MatchedRuns.Fits(build, journal)).ToList();
        var rows = journals.SelectMany(journal => journal.Tests).ToList();
        var evidence = new ProgressEvidence(rows, journals.SelectMany(journal => journal.Proofs));
        var byClass = taken.ToLookup(one => one.Class);
        return new(
            taken.Count(evidence.IsFinished), taken.Sum(evidence.Judged),
            rows.Count(row => row.Outcome == "failed"))
        {
            Tests = [.. build.Tests.Select(test => evidence.Of(test, byClass[test.Class])).OfType<TestProgress>()],
        };
    }

    /// <summary>The critical tests among them, in the catalog's order.</summary>
    public ImmutableArray<TestProgress> Tests { get; init; } = [];

    public string Of(int declaredPoints, int declaredFaults) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Points} of {declaredPoints} points, {Proofs} of {declaredFaults} "
        + $"faults{(Failed == 0 ? "" : $", {Failed} failed")}");

    private static IEnumerable<RunJournal> Journals(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl").SelectMany(Journal) : [];

    private static IEnumerable<RunJournal> Journal(string path)
    {
        try
        {
            return [JournalReader.Read(path)];
        }
        catch (Refusal)
        {
            // Still being written: the next look sees more, and the ledger judges the whole file.
            return [];
        }
    }
}

/// <summary>How far one critical test has come.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Module">Its module.</param>
internal sealed record TestProgress(int Number, string Title, string Module)
{
    /// <summary>US dollars a month; 0 when not stated.</summary>
    public required decimal Usd { get; init; }

    /// <summary>Its points that the run takes.</summary>
    public required int Points { get; init; }

    /// <summary>Those that finished.</summary>
    public required int Finished { get; init; }

    /// <summary>Those that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Whether one of its tests is under way.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>Whether it can be so; not more than a thousand billion dollars a month.</summary>
    [JsonIgnore]
    public bool IsPossible => Usd is >= 0 and <= 1_000_000_000_000 && Points >= Finished && Finished >= Failed
        && Failed >= 0;

    /// <summary>What it is at this moment: one failure makes it red for good.</summary>
    [JsonIgnore]
    public LiveState State => Failed > 0 ? LiveState.Red
        : Points > 0 && Finished == Points ? LiveState.Green
        : IsRunning || Finished > 0 ? LiveState.Running : LiveState.Waiting;
}

/// <summary>The state of a critical test while a run goes.</summary>
internal enum LiveState
{
    /// <summary>A point failed.</summary>
    Red,

    /// <summary>Some points are done or under way.</summary>
    Running,

    /// <summary>None has begun.</summary>
    Waiting,

    /// <summary>All points passed; what their proofs say is still open.</summary>
    Green,
}

/// <summary>What unfinished journals say, by class and method.</summary>
internal sealed class ProgressEvidence(IReadOnlyList<TestRow> rows, IEnumerable<ProofEvent> proofs)
{
    private readonly HashSet<(string, string)> _finished =
        Methods(rows, row => row is { IsFinished: true, Proof: false });

    private readonly HashSet<(string, string)> _failed =
        Methods(rows, row => row is { Outcome: "failed", Proof: false });

    private readonly HashSet<string> _running = [.. rows.Where(row => !row.IsFinished).Select(row => row.Class)];

    private readonly HashSet<(string Class, string Point, string Fault)> _proofs =
        [.. proofs.Select(proof => proof.Key)];

    public bool IsFinished((string Class, DeclaredPoint Point) one) => _finished.Overlaps(Names(one));

    public int Judged((string Class, DeclaredPoint Point) one) =>
        one.Point.Faults.Count(fault => _proofs.Contains((one.Class, one.Point.Method, fault)));

    public TestProgress? Of(DeclaredTest test, IEnumerable<(string Class, DeclaredPoint Point)> taken)
    {
        var points = taken.Where(one => test.Points.Contains(one.Point)).ToList();
        return points.Count == 0 ? null : new(test.Number, test.Title, test.Module)
        {
            Usd = test.MonthlyRevenueUsd ?? 0, Points = points.Count, Finished = points.Count(IsFinished),
            Failed = points.Count(one => _failed.Overlaps(Names(one))), IsRunning = _running.Contains(test.Class),
        };
    }

    private static (string, string)[] Names((string Class, DeclaredPoint Point) one) =>
        [(one.Class, one.Point.Method), (one.Class, one.Point.BareMethod)];

    private static HashSet<(string, string)> Methods(IEnumerable<TestRow> rows, Func<TestRow, bool> which) =>
        [.. rows.Where(which).Select(row => (row.Class, row.Method))];
}
