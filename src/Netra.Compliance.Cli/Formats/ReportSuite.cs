using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A critical test or a journey as a suite of cases, which is how other tools see tests.</summary>
/// <param name="Name">Number and title.</param>
/// <param name="Group">Its module.</param>
/// <param name="Assembly">The assembly that declares it.</param>
/// <param name="Facts">What is declared and known of it, dollars included.</param>
/// <param name="Cases">Its points; of a test that has none, what is to be said instead.</param>
internal sealed record ReportSuite(
    string Name,
    string Group,
    string Assembly,
    ImmutableArray<KeyValuePair<string, string>> Facts,
    ImmutableArray<ReportCase> Cases)
{
    /// <summary>The critical tests, the highest revenue first, and then the journeys that were asked for.</summary>
    public static ImmutableArray<ReportSuite> Of(ComplianceLedger ledger) =>
        [.. ByRevenue.Of(ledger.Tests).Select(Of), .. ledger.Journeys.Where(journey => journey.IsAskedFor).Select(Of)];

    /// <summary>How many cases came to an end.</summary>
    public int Count(CaseStatus status) => Cases.Count(each => each.Status == status);

    private static ReportSuite Of(LedgerTest test) => new(
        string.Create(CultureInfo.InvariantCulture, $"{test.Number} {test.Title}"), test.Module, test.Assembly,
        TestFacts.Of(test),
        test.Points.IsEmpty
            ? [ReportCase.Without(test)] : [.. test.Points.Select(point => ReportCase.Of(test, point))]);

    private static ReportSuite Of(LedgerJourney journey) => new(
        $"Journey: {journey.Title}", "Journeys", journey.Assembly, [new("journey", journey.Title)],
        [.. journey.Steps.Select(step => ReportCase.Of(journey, step))]);
}

/// <summary>Critical tests, the highest revenue first.</summary>
internal static class ByRevenue
{
    public static IEnumerable<LedgerTest> Of(IEnumerable<LedgerTest> tests) =>
        tests.OrderByDescending(test => test.MonthlyRevenueUsd ?? 0)
            .ThenBy(test => test.Assembly, StringComparer.Ordinal).ThenBy(test => test.Number);
}

/// <summary>What is declared and known of a critical test, as names and values.</summary>
internal static class TestFacts
{
    /// <summary>The catalog's word for what a test does not state.</summary>
    private const string Unstated = "Unspecified";

    public static ImmutableArray<KeyValuePair<string, string>> Of(LedgerTest test) =>
        [.. Declared(test).Concat(Known(test)).Where(fact => fact.Value is not (null or Unstated))
            .Select(fact => new KeyValuePair<string, string>(fact.Name, fact.Value!))];

    private static IEnumerable<(string Name, string? Value)> Declared(LedgerTest test) =>
    [
        ("criticalTest", test.Number.ToString(CultureInfo.InvariantCulture)), ("module", test.Module),
        ("monthlyRevenueUsd", test.MonthlyRevenueUsd?.ToString("0.##", CultureInfo.InvariantCulture)),
        ("category", test.Category), ("stage", test.Stage), ("segment", test.Segment), ("owner", test.Owner),
    ];

    private static IEnumerable<(string Name, string? Value)> Known(LedgerTest test) =>
        [("state", test.State.ToString()), ("reason", test.Reason), ("faultsCaught", Faults.Caught(test))];
}

/// <summary>The faults of tests and points in words.</summary>
internal static class Faults
{
    public static string Caught(LedgerTest test) => Caught([.. test.Points.SelectMany(point => point.Proofs)]);

    public static string Caught(IReadOnlyCollection<LedgerProof> proofs) => string.Create(
        CultureInfo.InvariantCulture,
        $"{proofs.Count(proof => proof.Verdict == ProofVerdict.Caught)} of {proofs.Count}");

    /// <summary>What a proof shows of its fault.</summary>
    public static string Sentence(LedgerProof proof) =>
        $"The fault {proof.Fault} {Word(proof.Verdict)}{(proof.Message is null ? "." : $": {proof.Message}")}";

    private static string Word(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Caught => "was caught",
        ProofVerdict.Survived => "survived",
        ProofVerdict.Vacuous => "was never reached",
        ProofVerdict.Inconclusive => "was inconclusive",
        ProofVerdict.Void => "ran while the proof engine was blind",
        _ => "did not run",
    };
}

/// <summary>How a case ended.</summary>
internal enum CaseStatus
{
    /// <summary>It passed, and every fault that ran was caught.</summary>
    Passed,

    /// <summary>It failed, or a fault was not caught.</summary>
    Failed,

    /// <summary>What it stands on failed, or it never finished.</summary>
    Error,

    /// <summary>It did not run.</summary>
    Skipped,
}

/// <summary>One point of a critical test, or one step of a journey.</summary>
/// <param name="Class">The CLR full name of its class.</param>
/// <param name="Method">The method as the catalog names it.</param>
/// <param name="Name">What a reader calls it.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Kind">Why it ended so: one word.</param>
/// <param name="Message">Why it is no better; null when there is nothing to say.</param>
/// <param name="DurationMs">Milliseconds.</param>
internal sealed record ReportCase(
    string Class, string Method, string Name, CaseStatus Status, string Kind, string? Message, double DurationMs)
{
    /// <summary>Its outcome in the ledger.</summary>
    public required string Outcome { get; init; }

    /// <summary>Its state in the ledger.</summary>
    public required string State { get; init; }

    /// <summary>One a declared fault.</summary>
    public ImmutableArray<LedgerProof> Proofs { get; init; } = [];

    /// <summary>Where its code begins; null where that is not known.</summary>
    public SourceLine? Source { get; init; }

    /// <summary>Where it failed; null where it did not, or that is not known.</summary>
    public SourceLine? FailedAt { get; init; }

    public static ReportCase Of(LedgerTest test, LedgerPoint point) => Of(test.Class, point, point.State.ToString());

    /// <summary>A step is judged as a point is.</summary>
    public static ReportCase Of(LedgerJourney journey, LedgerStep step)
    {
        var state = step.State == StepState.Failed ? RevenueState.AtRisk : RevenueState.Unverified;
        return Of(journey.Class, new(
            string.Create(CultureInfo.InvariantCulture, $"{step.Number} {step.Title}"), null, step.Outcome,
            step.DurationMs, step.Proofs, state, step.Message)
        {
            Method = step.Method, Source = step.Source, FailedAt = step.FailedAt,
        }, step.State.ToString());
    }

    /// <summary>What stands for a test without points: planned, or lost.</summary>
    public static ReportCase Without(LedgerTest test)
    {
        var why = test.IsPlanned ? "Planned: declared and not written yet."
            : test.State == RevenueState.Lost ? "Lost: in the baseline, and no longer declared." : "It has no point.";
        var name = test.Class.Length > 0 ? test.Class : test.Assembly;
        return new(name, "", test.Title, CaseStatus.Skipped, test.State.ToString().ToLowerInvariant(), why, 0)
        {
            Outcome = "notRun", State = test.State.ToString(),
        };
    }

    private static ReportCase Of(string @class, LedgerPoint point, string state)
    {
        var (status, kind, message) = End(point);
        return new(@class, point.Method, point.Name, status, kind, message, point.DurationMs)
        {
            Outcome = point.Outcome, State = state, Proofs = point.Proofs, Source = point.Source,
            FailedAt = point.FailedAt is { } line ? Placed(line, point.Source) : null,
        };
    }

    private static (CaseStatus Status, string Kind, string? Message) End(LedgerPoint point) => point.Outcome switch
    {
        "failed" => (CaseStatus.Failed, "failed", point.Message),
        _ when point.State == RevenueState.AtRisk => (CaseStatus.Error, "setUp", point.Message),
        TestRow.Unfinished => (CaseStatus.Error, "unfinished", point.Message ?? "It never finished."),
        "skipped" => (CaseStatus.Skipped, "skipped", point.Message ?? "It was skipped."),
        "notRun" => (CaseStatus.Skipped, "notRun", point.Message ?? "It did not run."),
        _ => Proven(point),
    };

    /// <summary>A point that does not notice a fault fails the run, and so it fails here.</summary>
    private static (CaseStatus Status, string Kind, string? Message) Proven(LedgerPoint point)
    {
        var failed = point.Proofs.Where(proof => proof.IsFailed).ToList();
        return failed.Count == 0 ? (CaseStatus.Passed, "passed", point.Message)
            : (CaseStatus.Failed, "proof", string.Join('\n', failed.Select(Faults.Sentence)));
    }

    /// <summary>A journal names files from the test project, a PDB from the repository: the longer name wins.</summary>
    private static SourceLine Placed(SourceLine line, SourceLine? source) =>
        source is not null && source.File.EndsWith($"/{line.File}", StringComparison.Ordinal)
            ? line with { File = source.File } : line;
}
