using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Netra.Compliance among the references of a compilation.</summary>
internal static class NetraReference
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<NetraTypes?>> Known = new();

    /// <summary>Its types; null where it is not referenced.</summary>
    public static NetraTypes? TypesOf(Compilation compilation) =>
        Known.GetValue(compilation, key => new StrongBox<NetraTypes?>(Find(key))).Value;

    private static NetraTypes? Find(Compilation compilation) =>
        compilation.MayKnow([NetraTypes.Assembly], name => name == NetraTypes.CriticalTestName)
        && new NetraTypes(compilation) is { CriticalTest: not null } types
            ? types
            : null;
}
