using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One critical test: what it is worth (US dollars a month) and what is known of it.</summary>
/// <remarks><c>Reason</c> says why the state is not that of its points: <c>planned</c>, <c>notAskedFor</c>, or null. A planned test has no class and no points.</remarks>
public sealed record LedgerTest(
    int Number,
    string Title,
    string Module,
    decimal? MonthlyRevenueUsd,
    string? Category,
    string? Stage,
    RevenueState State,
    ImmutableArray<LedgerPoint> Points,
    string Assembly,
    string Class,
    string? Justification,
    string? Segment,
    string? Owner,
    string? Reason)
{
    /// <summary>The reason of a test that is declared and not written yet.</summary>
    public const string PlannedReason = "planned";

    /// <summary>The reason of a test that a run of the journeys alone left out.</summary>
    public const string NotAskedForReason = "notAskedFor";

    /// <summary>Whether the test is declared and not written yet.</summary>
    [JsonIgnore]
    public bool IsPlanned => Reason == PlannedReason;

    /// <summary>The mutants that its points reached, each once; left out without a mutation report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReachedMutants? Mutants { get; init; }
}
