using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
    public decimal? Score => Judged == 0 ? null : Percent.Down(Noticed, Judged);

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

/// <summary>A coverage point by its place in the ledger.</summary>
internal readonly record struct PointPlace(int Test, int Point);

/// <summary>Finds coverage points by the names that test platforms give them.</summary>
internal sealed class PointNames
{
    private readonly ILookup<string, PointPlace> _places;
    private readonly ImmutableHashSet<string> _short;

    public PointNames(ImmutableArray<LedgerTest> tests)
    {
        _places = tests.SelectMany(PlacesOf).ToLookup(place => place.Name, place => place.Place);
        var points = tests.SelectMany(test => test.Points).ToList();
        _short = [.. points.Select(point => Bare(point.Method)), .. points.Select(point => point.Name)];
    }

    /// <summary>The one point of a full name, with or without arguments; null where none or several have it.</summary>
    public PointPlace? Find(string name) => _places[Full(name)].ToList() is [var only] ? only : null;

    /// <summary>Whether several points have the name, as overloads do.</summary>
    public bool IsShared(string name) => _places[Full(name)].Skip(1).Any();

    /// <summary>Whether points are called so for short alone, which other tests may be, too.</summary>
    public bool IsOnlyShort(string name) =>
        !_places.Contains(Full(name)) && (_short.Contains(name) || _short.Contains(Bare(name)));

    private static IEnumerable<(string Name, PointPlace Place)> PlacesOf(LedgerTest test, int index) =>
        test.Points.Select((point, place) => (Full($"{test.Class}.{point.Method}"), new PointPlace(index, place)));

    /// <summary>A platform may write a nested class with a dot.</summary>
    private static string Full(string name) => Bare(name).Replace('+', '.');

    /// <summary>Without arguments and without parameter types.</summary>
    private static string Bare(string name) => name.IndexOfAny(['(', '<']) is >= 0 and var end ? name[..end] : name;
}
