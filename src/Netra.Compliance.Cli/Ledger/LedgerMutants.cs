using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Mutants;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What mutation reports say of the critical tests.</summary>
/// <param name="Reports">How many reports there are.</param>
/// <param name="Total">The mutants that critical tests reached, each once.</param>
/// <param name="BehindSurvivors">What stands on the tests that let mutants live.</param>
/// <param name="Elsewhere">The mutants that count for no critical test.</param>
/// <param name="Mutants">Those of the total, by file and place; other fields name them by their ids.</param>
public sealed record LedgerMutants(
    int Reports,
    ReachedMutants Total,
    BehindSurvivors BehindSurvivors,
    UncountedMutants Elsewhere,
    ImmutableArray<LedgerMutant> Mutants)
{
    /// <summary>Critical tests that reached a mutant.</summary>
    public required int TestsThatReached { get; init; }
}

/// <summary>The mutants that a point, a test, or all critical tests reached, by their ids.</summary>
/// <param name="Killed">Those on which one of these tests failed.</param>
/// <param name="TimedOut">Those under which the tests did not end: they count as noticed.</param>
/// <param name="Survived">Those that live.</param>
/// <param name="KilledByOthers">Those on which only other tests failed: the score leaves them out.</param>
public sealed record ReachedMutants(
    ImmutableArray<int> Killed,
    ImmutableArray<int> TimedOut,
    ImmutableArray<int> Survived,
    ImmutableArray<int> KilledByOthers)
{
    /// <summary>All of them.</summary>
    public int Reached => Judged + KilledByOthers.Length;

    /// <summary>Noticed of judged, in percent, rounded down to two places; null when none is judged.</summary>
    public decimal? Score => Judged == 0 ? null : new Threshold(0, IsPercent: true).Measure(Noticed, Judged);

    /// <summary>Killed and timed out.</summary>
    [JsonIgnore]
    public int Noticed => Killed.Length + TimedOut.Length;

    /// <summary>Those of which it is known whether these tests notice them.</summary>
    [JsonIgnore]
    public int Judged => Noticed + Survived.Length;
}

/// <summary>The critical tests that let a mutant live. What share of their revenue is in doubt is not known.</summary>
/// <param name="MonthlyRevenueUsd">Their US dollars a month.</param>
/// <param name="Tests">How many they are.</param>
/// <param name="Reached">The mutants that they reached, each once.</param>
public sealed record BehindSurvivors(decimal MonthlyRevenueUsd, int Tests, int Reached);

/// <summary>Mutants that count for no critical test.</summary>
/// <param name="ReachedByNone">Those that other tests alone reached, or none.</param>
/// <param name="NotAttributed">Those that were tested, without a word of who reached them, such as static ones.</param>
/// <param name="NotTested">Those that do not compile, cannot run, were left out, or are not tested yet.</param>
public sealed record UncountedMutants(int ReachedByNone, int NotAttributed, int NotTested);

/// <summary>One mutant that a critical test reached.</summary>
/// <param name="Id">Its number in this ledger.</param>
/// <param name="File">The source file, from the folder of its project.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Mutator">The kind of change.</param>
/// <param name="Replacement">What the code became; empty where the report does not say.</param>
/// <param name="Status"><c>Killed</c>, <c>Timeout</c> or <c>Survived</c>.</param>
public sealed record LedgerMutant(
    int Id,
    string File,
    int Line,
    int Column,
    string Mutator,
    string Replacement,
    [property: JsonConverter(typeof(ExactName<MutantStatus>))] MutantStatus Status);
