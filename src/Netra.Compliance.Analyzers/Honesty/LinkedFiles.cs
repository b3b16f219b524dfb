using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells types whose files stand outside of the project's folder: sources of the product, compiled into its tests.</summary>
internal sealed class LinkedFiles(AnalyzerOptions options, TestMethods tests)
{
    private readonly string _folder =
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder) ? Comparable(folder) : "";

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    public bool Hold(INamedTypeSymbol? type) => _folder.Length > 0 && type is not null && _verdicts.GetOrAdd(type, IsLinked);

    private bool IsLinked(INamedTypeSymbol type) => type.Locations.Any(IsOutside) && !tests.DeclaredIn(type).Any();

    private bool IsOutside(Location place) =>
        place.SourceTree?.FilePath is { } path && IsWhole(path) && !IsBelow(_folder, Comparable(path));

    // The compiler keeps a path as it was written: src/Shop.Tests/../Shop/Money.cs.
    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && !path.Substring(folder.Length).StartsWith("../", StringComparison.Ordinal);

    // What a generator adds has a path of its own making.
    private static bool IsWhole(string path) => path.Length > 2 && (path[0] is '/' or '\\' || path[1] == ':');

    private static string Comparable(string path) => path.Replace('\\', '/');
}
