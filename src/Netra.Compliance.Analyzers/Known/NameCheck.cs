using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Tells by names alone whether a compilation may know certain types: to look for a type opens every assembly that is referenced.</summary>
internal static class NameCheck
{
    /// <summary>Whether an assembly is referenced whose name begins with one of some names, or a type of one of some names is in the source.</summary>
    public static bool MayKnow(this Compilation compilation, string[] assemblies, Func<string, bool> isType) =>
        compilation.ReferencedAssemblyNames.Any(referenced => BeginsWithAny(referenced.Name, assemblies))
        || compilation.ContainsSymbolsWithName(isType, SymbolFilter.Type);

    private static bool BeginsWithAny(string name, string[] beginnings) =>
        beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
