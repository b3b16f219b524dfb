using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One journey and what is known of its steps.</summary>
/// <param name="Title">What a reader calls it.</param>
/// <param name="Assembly">The assembly that declares it, whose numbers its steps are guarded by.</param>
/// <param name="Class">The CLR full name of its class.</param>
/// <param name="Steps">The steps, by their numbers.</param>
/// <param name="Missing">Faults of its steps that should have run and did not.</param>
public sealed record LedgerJourney(
    string Title, string Assembly, string Class, ImmutableArray<LedgerStep> Steps, int Missing)
{
    /// <summary>Steps that passed, with their fixtures.</summary>
    [JsonIgnore]
    public int Passed => Steps.Count(step => step is { Outcome: "passed", State: not StepState.Failed });

    /// <summary>All proofs of its steps.</summary>
    [JsonIgnore]
    public IEnumerable<LedgerProof> Proofs => Steps.SelectMany(step => step.Proofs);

    /// <summary>Whether it was requested.</summary>
    [JsonIgnore]
    public bool IsAskedFor => Steps.All(step => step.State != StepState.NotAskedFor);
}

/// <summary>One step of a journey and what became of it.</summary>
/// <param name="Number">Its place in the journey, from 1.</param>
/// <param name="Title">What a reader calls it.</param>
/// <param name="GuardedBy">The numbers of the critical tests that guard it.</param>
/// <param name="Outcome">As that of a coverage point.</param>
/// <param name="DurationMs">Milliseconds of all its rows, proofs not counted.</param>
/// <param name="Proofs">One a declared fault.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Message">Why it is no better; null when there is nothing to say.</param>
/// <param name="Assertions">Which of its assertions were seen to fail; null when that is not known.</param>
public sealed record LedgerStep(
    int Number,
    string Title,
    ImmutableArray<int> GuardedBy,
    string Outcome,
    double DurationMs,
    ImmutableArray<LedgerProof> Proofs,
    StepState State,
    string? Message,
    PointAssertions? Assertions)
{
    /// <summary>The method as the catalog names it.</summary>
    [JsonIgnore]
    public string Method { get; init; } = "";

    /// <summary>Where its code begins; null where that is not known.</summary>
    [JsonIgnore]
    public SourceLine? Source { get; init; }

    /// <summary>The line at which it failed; null where it did not, or that is not known.</summary>
    [JsonIgnore]
    public SourceLine? FailedAt { get; init; }

    /// <summary>Findings that say of it that it cannot fail or does not run; suppressed ones, too.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>As those of a coverage point.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<LedgerAttempt>? Attempts { get; init; }

    internal static LedgerStep Of(DeclaredStep step, LedgerPoint point, bool asked) => new(
        step.Number, step.Title, step.GuardedBy, point.Outcome, point.DurationMs, point.Proofs,
        asked ? StateOf(point.State) : StepState.NotAskedFor, point.Message, point.Assertions)
    {
        Findings = point.Findings, Method = point.Method, Source = point.Source, FailedAt = point.FailedAt,
        Attempts = point.Attempts,
    };

    private static StepState StateOf(RevenueState state) => state switch
    {
        RevenueState.Proven => StepState.Proven,
        RevenueState.Protected => StepState.Protected,
        RevenueState.Unverified => StepState.Unverified,
        _ => StepState.Failed,
    };
}

/// <summary>What is known of a step, judged as a coverage point is.</summary>
[JsonConverter(typeof(ExactName<StepState>))]
public enum StepState
{
    /// <summary>It passes, and every declared fault is caught.</summary>
    Proven,

    /// <summary>It passes.</summary>
    Protected,

    /// <summary>Skipped, inconclusive, never finished, or not run although it was to.</summary>
    Unverified,

    /// <summary>It or its fixture failed.</summary>
    Failed,

    /// <summary>Journeys were not requested.</summary>
    NotAskedFor,
}
