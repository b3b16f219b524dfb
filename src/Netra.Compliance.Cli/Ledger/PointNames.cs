using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Ledger;

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
