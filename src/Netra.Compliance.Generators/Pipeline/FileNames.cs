using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Pipeline;

/// <summary>Names the file of each class after the class; where names differ in nothing that a file system must see, a number is added.</summary>
internal static class FileNames
{
    /// <summary>The full names of classes that need a number, with it; nearly always empty.</summary>
    public static IncrementalValueProvider<EquatableArray<NumberedName>> Of(IncrementalValuesProvider<CriticalClass> classes) =>
        classes.Select((critical, _) => critical.Name.Clr)
            .Collect()
            .Select((names, _) => Numbered(names))
            .WithTrackingName(TrackingNames.FileNames);

    public static string Name(CriticalClass critical, EquatableArray<NumberedName> numbered)
    {
        var number = numbered.FirstOrDefault(name => name.Clr == critical.Name.Clr)?.Number;
        return Plain(critical.Name.Clr) + (number is null ? "" : "." + number.Value.ToString(CultureInfo.InvariantCulture)) + ".g.cs";
    }

    /// <summary>A file-local type's name has brackets in it, a generic one's a back-tick.</summary>
    private static string Plain(string clrName) =>
        string.Concat(clrName.Select(character => char.IsLetterOrDigit(character) || character is '.' or '+' ? character : '_'));

    private static EquatableArray<NumberedName> Numbered(ImmutableArray<string> names) => names
        .GroupBy(Plain, StringComparer.OrdinalIgnoreCase)
        .SelectMany(AllButFirst)
        .OrderBy(name => name.Clr, StringComparer.Ordinal)
        .ToEquatable();

    private static IEnumerable<NumberedName> AllButFirst(IEnumerable<string> names) =>
        names.OrderBy(name => name, StringComparer.Ordinal).Skip(1).Select((name, index) => new NumberedName(name, index + 2));
}
