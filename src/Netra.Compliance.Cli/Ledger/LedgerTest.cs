using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One critical test: what it is worth (US dollars a month) and what is known of it.</summary>
/// <remarks>A planned test has no class and no points.</remarks>
public sealed record LedgerTest
{
    /// <summary>The reason of a test that is declared and not written yet.</summary>
    public const string PlannedReason = "planned";

    /// <summary>The reason of a test that a run of the journeys alone left out.</summary>
    public const string NotAskedForReason = "notAskedFor";

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The module of the business that it belongs to.</summary>
    public required string Module { get; init; }

    /// <summary>US dollars a month that depend on it; null when not stated.</summary>
    public required decimal? MonthlyRevenueUsd { get; init; }

    /// <summary>The category of its value; null when not stated.</summary>
    public required string? Category { get; init; }

    /// <summary>The stage of the customers that it concerns; null when not stated.</summary>
    public required string? Stage { get; init; }

    /// <summary>What is known of it: as bad as the worst of its points.</summary>
    public required RevenueState State { get; init; }

    /// <summary>Its coverage points.</summary>
    public required ImmutableArray<LedgerPoint> Points { get; init; }

    /// <summary>The simple name of the assembly that declares it.</summary>
    public required string Assembly { get; init; }

    /// <summary>The CLR full name of its class.</summary>
    public required string Class { get; init; }

    /// <summary>Why that much depends on it; null when not stated.</summary>
    public required string? Justification { get; init; }

    /// <summary>The segment of the customers that it concerns; null when not stated.</summary>
    public required string? Segment { get; init; }

    /// <summary>Who answers for it; null when not stated.</summary>
    public required string? Owner { get; init; }

    /// <summary>Why the state is not that of its points: <c>planned</c>, <c>notAskedFor</c>, or null.</summary>
    public required string? Reason { get; init; }

    /// <summary>Whether the test is declared and not written yet.</summary>
    [JsonIgnore]
    public bool IsPlanned => Reason == PlannedReason;

    /// <summary>The mutants that its points reached, each once; left out without a mutation report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReachedMutants? Mutants { get; init; }

    /// <summary>A declared test with what became of its points.</summary>
    internal static LedgerTest Of(DeclaredTest test, string assembly, ImmutableArray<LedgerPoint> points) => new()
    {
        Number = test.Number, Title = test.Title, Module = test.Module,
        MonthlyRevenueUsd = test.MonthlyRevenueUsd, Justification = test.Justification,
        Category = test.Category, Stage = test.Stage, Segment = test.Segment, Owner = test.Owner,
        Assembly = assembly, Class = test.Class,
        State = points.Select(point => point.State).DefaultIfEmpty(RevenueState.Unverified).Max(),
        Points = points, Reason = null,
    };
}

/// <summary>One coverage point and what became of it.</summary>
/// <param name="Name">The point as a sentence.</param>
/// <param name="Covers">What it covers; null when not stated.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>unfinished</c>, <c>skipped</c> or <c>notRun</c>: the worst of
/// its rows.</param>
/// <param name="DurationMs">Milliseconds of all its rows, proofs not counted.</param>
/// <param name="Proofs">One a declared fault.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Message">Why it is no better; null when there is nothing to say.</param>
/// <param name="Assertions">Which of its assertions were seen to fail; null when that is not known.</param>
public sealed record LedgerPoint(
    string Name,
    string? Covers,
    string Outcome,
    double DurationMs,
    ImmutableArray<LedgerProof> Proofs,
    RevenueState State,
    string? Message,
    PointAssertions? Assertions = null)
{
    /// <summary>The method as the catalog names it.</summary>
    [JsonIgnore]
    public string Method { get; init; } = "";

    /// <summary>Where its code begins; null where that is not known.</summary>
    [JsonIgnore]
    public SourceLine? Source { get; init; }

    /// <summary>Its code; null where that is not known. It is in pages alone.</summary>
    [JsonIgnore]
    public CodeExcerpt? Code { get; init; }

    /// <summary>The line at which it failed; null where it did not, or that is not known.</summary>
    [JsonIgnore]
    public SourceLine? FailedAt { get; init; }

    /// <summary>The mutants that it reached; left out without a mutation report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReachedMutants? Mutants { get; init; }

    /// <summary>The attempts at its tests that were tried more than once; left out where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<LedgerAttempt>? Attempts { get; init; }

    /// <summary>Whether it passed only when it was tried again.</summary>
    [JsonIgnore]
    public bool IsFlaky => Message?.StartsWith(FlakyWord, StringComparison.Ordinal) == true && Attempts is not null;

    /// <summary>How the message of such a point begins.</summary>
    internal const string FlakyWord = "flaky: ";

    /// <summary>Findings that say of its test that it cannot fail or does not run; suppressed ones, too.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The point with what the rules say of it: while one of them is open, its passing shows
    /// nothing.</summary>
    internal LedgerPoint With(ImmutableArray<Finding> findings) => this with
    {
        Findings = findings,
        State = findings.Any(finding => finding.Acts) && State < RevenueState.Unverified
            ? RevenueState.Unverified : State,
    };
}

/// <summary>One attempt at a test that was tried more than once under the same conditions.</summary>
/// <param name="Test">The test's display name where one is known, else its method.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Of">How many there were.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>unfinished</c> or <c>skipped</c>.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Message">What was said of it; null when there is nothing to say.</param>
/// <param name="Run">The run that it was in, as <c>context.runs</c> names it.</param>
public sealed record LedgerAttempt(
    string Test, int Attempt, int Of, string Outcome, double DurationMs, string? Message, string Run);

/// <summary>One fault and what the engine says of it; the duration in milliseconds.</summary>
public sealed record LedgerProof(
    string Fault,
    [property: JsonConverter(typeof(ExactName<ProofVerdict>))] ProofVerdict Verdict,
    string? Message,
    double DurationMs)
{
    /// <summary>The fault's code; null where that is not known. It is in pages alone.</summary>
    [JsonIgnore]
    public CodeExcerpt? Code { get; init; }

    /// <summary>Whether it ran, by an engine that could see, and the fault was not caught.</summary>
    [JsonIgnore]
    public bool IsFailed => Verdict is ProofVerdict.Survived or ProofVerdict.Vacuous or ProofVerdict.Inconclusive;
}

/// <summary>How many of a point's assertions some proof has made fail; several on a line count once.</summary>
/// <param name="Total">The assertions of the point.</param>
/// <param name="SeenToFail">Those at which a caught fault made it fail.</param>
/// <param name="NotSeen">The others, by file and line.</param>
public sealed record PointAssertions(int Total, int SeenToFail, ImmutableArray<UnseenAssertion> NotSeen)
{
    internal static PointAssertions Of(ImmutableArray<AssertionSite> sites, IReadOnlyCollection<ProofEvent> caught)
    {
        var failed = caught.Where(proof => proof is { File: not null, Line: not null })
            .Select(proof => SiteAt(sites, proof.File!, proof.Line!.Value)).ToHashSet();
        var unseen = sites.Where(site => !failed.Contains(site))
            .Select(site => new UnseenAssertion(site.File, site.Line, site.Text));
        ImmutableArray<UnseenAssertion> notSeen = [.. unseen];
        return new(sites.Length, sites.Length - notSeen.Length, notSeen);
    }

    /// <summary>The innermost statement at a line: a lambda's own stands within that of the call that takes the
    /// lambda.</summary>
    private static AssertionSite? SiteAt(ImmutableArray<AssertionSite> sites, string file, int line) =>
        sites.Where(site => site.IsAt(file, line)).MaxBy(site => site.Line);
}

/// <summary>An assertion that no proof has made fail.</summary>
/// <param name="File">The source file, relative to the repository; its bare name where it lies outside.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">The statement on one line, cut when it is long; null when the source that was compiled is not at
/// hand.</param>
public sealed record UnseenAssertion(string File, int Line, string? Text)
{
    /// <summary>File name, line and text, for people.</summary>
    public override string ToString() => $"{File.Split('/')[^1]}:{Line}{(Text is null ? "" : " " + Text)}";
}
