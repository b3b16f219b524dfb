using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One attempt at a test: its row, the run that it was in, and under which conditions that was, by their
/// number.</summary>
internal readonly record struct Attempt(RunJournal Run, TestRow Row, int Conditions);

/// <summary>The attempts at one test under the same conditions, in the order in which they were made.</summary>
internal sealed record TriedTest(ImmutableArray<Attempt> Attempts)
{
    /// <summary>The outcome of a test that failed and passed when it was tried again.</summary>
    public const string Flaky = "flaky";

    private static readonly ImmutableArray<string> WorstFirst = ["failed", TestRow.Unfinished, "skipped", "passed"];

    /// <summary>The worst of its attempts, unless a later one passed where an earlier one failed.</summary>
    public string Outcome { get; } = OutcomeOf(Attempts);

    /// <summary>The attempts that a later one that passed stands in the place of.</summary>
    public IEnumerable<TestRow> Superseded =>
        Outcome == Flaky ? Attempts.Select(attempt => attempt.Row).Where(IsFailed) : [];

    /// <summary>What is to be said of the outcome.</summary>
    public string? Message => Outcome == Flaky ? FlakyMessage
        : Attempts.First(attempt => attempt.Row.Outcome == Outcome).Row.MessageWithPlace;

    /// <summary>Each attempt for the ledger; none where there was only one.</summary>
    public IEnumerable<LedgerAttempt> ToLedger() => Attempts.Length < 2 ? [] : Attempts.Select(ToLedger);

    private LedgerAttempt ToLedger(Attempt attempt, int index) => new(
        Display, index + 1, Attempts.Length, attempt.Row.Outcome, attempt.Row.DurationMs,
        attempt.Row.MessageWithPlace, attempt.Run.Header.Run);

    /// <summary>Of an attempt that passed only the method is kept.</summary>
    private string Display => Attempts.Select(attempt => attempt.Row)
        .Select(row => row.Display == row.Method ? null : row.Display).FirstOrDefault(name => name is not null)
        ?? Attempts[0].Row.Display;

    private string FlakyMessage => $"{Passed}\n{Superseded.First().MessageWithPlace}".TrimEnd();

    private string Passed => string.Create(
        CultureInfo.InvariantCulture,
        $"{LedgerPoint.FlakyWord}passed on attempt {Attempts.Length} of {Attempts.Length}");

    private static string OutcomeOf(ImmutableArray<Attempt> attempts)
    {
        var worst = WorstFirst.First(outcome => attempts.Any(attempt => attempt.Row.Outcome == outcome));
        return worst == "failed" && attempts[^1].Row.Outcome == "passed" && IsRetried(attempts) ? Flaky : worst;
    }

    /// <summary>Runs that began at the same moment are not known to follow one another.</summary>
    private static bool IsRetried(ImmutableArray<Attempt> attempts) =>
        attempts.Where(attempt => IsFailed(attempt.Row)).All(attempt =>
            attempt.Run == attempts[^1].Run || RunOrder.StartOf(attempt.Run) < RunOrder.StartOf(attempts[^1].Run));

    private static bool IsFailed(TestRow row) => row.Outcome == "failed";
}

/// <summary>Rows of several runs as the tests that they are attempts at.</summary>
internal static class TriedTests
{
    /// <summary>A fact is one test; each case of a theory is, and each overload that a bare name stands for.</summary>
    public static ImmutableArray<TriedTest> Of(DeclaredPoint point, IEnumerable<Attempt> attempts) =>
    [
        .. attempts.GroupBy(attempt => (attempt.Conditions, Case(point, attempt.Row)))
            .Select(tried => new TriedTest([.. tried])),
    ];

    private static ulong Case(DeclaredPoint point, TestRow row) =>
        point.Theory || row.Method != point.Method ? row.Case : 0;
}

/// <summary>Under which conditions a run was made: another outcome under others is no retry.</summary>
internal sealed record RunConditions(string Build, string System, string Backends)
{
    /// <summary>The tests of all runs that are no proofs.</summary>
    public static IEnumerable<Attempt> AttemptsOf(ImmutableArray<RunJournal> runs)
    {
        var numbers = new Dictionary<RunConditions, int>();
        foreach (var run in runs)
        {
            var conditions = Of(run);
            numbers.TryAdd(conditions, numbers.Count);
            foreach (var row in run.Tests.Where(row => !row.Proof))
            {
                yield return new(run, row, numbers[conditions]);
            }
        }
    }

    public static RunConditions Of(RunJournal run) => run.Foreign is { } foreign
        ? new(foreign.Storage ?? run.Path, foreign.Kind, "")
        : new(run.Header.Mvid, SystemOf(run.Header), string.Join(',', Met(run)));

    private static IEnumerable<string> Met(RunJournal run) =>
        run.Events.OfType<BackendEvent>().Select(met => $"{met.Need}={met.Name}/{met.Kind}")
            .Distinct().Order(StringComparer.Ordinal);

    /// <summary>The family and not the version, which differs between the agents of a build service.</summary>
    private static string SystemOf(RunHeader header) =>
        $"{header.Environment.GetValueOrDefault("os")?.Split(' ')[0]} "
        + header.Environment.GetValueOrDefault("architecture");
}

/// <summary>Runs in the order in which they began.</summary>
internal static class RunOrder
{
    public static ImmutableArray<RunJournal> Of(IEnumerable<RunJournal> journals) =>
    [
        .. journals.OrderBy(StartOf).ThenBy(journal => journal.Header.Run, StringComparer.Ordinal)
            .ThenBy(journal => journal.Path, StringComparer.Ordinal),
    ];

    /// <summary>When it began; a report that does not say comes first.</summary>
    public static DateTimeOffset StartOf(RunJournal journal) =>
        journal.Foreign is { } foreign ? foreign.Start ?? DateTimeOffset.MinValue : journal.Header.StartedAt;
}
