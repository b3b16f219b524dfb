using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells types whose files stand outside of the project's folder: sources of the product, compiled into its tests.</summary>
internal sealed class LinkedFiles(AnalyzerOptions options, TestMethods tests)
{
    private readonly string _folder =
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder) ? Comparable(folder) : "";

    public bool Hold(INamedTypeSymbol? type) =>
        _folder.Length > 0 && type is not null && type.Locations.Any(IsOutside) && !tests.DeclaredIn(type).Any();

    private bool IsOutside(Location place) =>
        place.SourceTree?.FilePath is { } path && IsWhole(path) && !Comparable(path).StartsWith(_folder, StringComparison.OrdinalIgnoreCase);

    // What a generator adds has a path of its own making.
    private static bool IsWhole(string path) => path.Length > 2 && (path[0] is '/' or '\\' || path[1] == ':');

    private static string Comparable(string path) => path.Replace('\\', '/');
}
