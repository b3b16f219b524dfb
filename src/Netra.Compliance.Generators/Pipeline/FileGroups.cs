using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>Spreads the classes over files: a file each, as long as they are few.</summary>
/// <remarks>
/// At every keystroke the compiler compares the names of all generated files with each other, even if nothing is
/// written again: 10,000 files cost it more than a second. A large project therefore gets a fixed number of files. A
/// class has its place by its name alone, so that no other class can move it.
/// </remarks>
internal static class FileGroups
{
    /// <summary>How many places there are, and how many files in a large project.</summary>
    private const int Places = 64;

    public static IncrementalValuesProvider<EquatableArray<FileGroup>> Of(IncrementalValuesProvider<ClassUnit> units) =>
        units.Collect()
            .SelectMany((all, _) => all.Length > Places ? Shared(all) : Single(all))
            .WithTrackingName(TrackingNames.FileGroups);

    private static IEnumerable<EquatableArray<FileGroup>> Single(ImmutableArray<ClassUnit> units)
    {
        var names = new FileNames();
        var groups = ByName(units)
            .Select(unit => new FileGroup(names.Take(unit.Class.Name.Clr), new[] { unit }.ToEquatable())).ToArray();
        return InPlaces(groups, group => group.Units[0]).Select(place => place.ToEquatable());
    }

    private static IEnumerable<EquatableArray<FileGroup>> Shared(ImmutableArray<ClassUnit> units) =>
        InPlaces(units, unit => unit)
        .Select((place, number) => place.Any()
            ? new[] { new FileGroup(SharedName(number), ByName(place).ToEquatable()) } : [])
        .Select(groups => groups.ToEquatable());

    private static IEnumerable<IEnumerable<T>> InPlaces<T>(IEnumerable<T> items, Func<T, ClassUnit> unitOf)
    {
        var places = items.ToLookup(item => StableHash.Of(unitOf(item).Class.Name.Clr) % Places);
        return Enumerable.Range(0, Places).Select(place => places[(uint)place]);
    }

    private static string SharedName(int place) =>
        "Netra.Compliance.Tests" + place.ToString("00", CultureInfo.InvariantCulture) + ".g.cs";

    private static IEnumerable<ClassUnit> ByName(IEnumerable<ClassUnit> units) =>
        units.OrderBy(unit => unit.Class.Name.Clr, StringComparer.Ordinal);
}

/// <summary>Names the file of each class after the class; where names differ in nothing that a file system must see, a
/// number is added.</summary>
internal sealed class FileNames
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string clrName)
    {
        var plain = Plain(clrName);
        _taken.TryGetValue(plain, out var others);
        _taken[plain] = others + 1;
        return plain + (others == 0 ? "" : "." + (others + 1).ToString(CultureInfo.InvariantCulture)) + ".g.cs";
    }

    /// <summary>A file-local type's name has brackets in it, a generic one's a back-tick.</summary>
    private static string Plain(string clrName) =>
        string.Concat(
            clrName.Select(character => char.IsLetterOrDigit(character) || character is '.' or '+' ? character : '_'));
}

/// <summary>A hash that is the same in every process; the runtime's own is not.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a with 32 bits over the UTF-16 units.</summary>
    public static uint Of(string text) =>
        text.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
