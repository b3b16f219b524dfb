using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What a class of the project of tests supplies for others to call: overrides, and what interfaces ask for.</summary>
/// <remarks>Whoever makes such an object may well have them called, by a base class, a helper or the product.</remarks>
internal sealed class Supplied(AssemblyRoles roles)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _methods = new(SymbolEqualityComparer.Default);

    public ImmutableArray<IMethodSymbol> By(INamedTypeSymbol type) => _methods.GetOrAdd(type.OriginalDefinition, Find);

    private ImmutableArray<IMethodSymbol> Find(INamedTypeSymbol type) => type.WithBases()
        .Where(part => roles.Is(part, AssemblyRole.Tests))
        .SelectMany(part => part.GetMembers().OfType<IMethodSymbol>().Where(IsOverride).Concat(Implementations(part)))
        .Where(method => !method.IsImplicitlyDeclared)
        .ToImmutableArray();

    private static IEnumerable<IMethodSymbol> Implementations(INamedTypeSymbol type) => type.AllInterfaces
        .SelectMany(contract => contract.GetMembers())
        .Select(type.FindImplementationForInterfaceMember)
        .OfType<IMethodSymbol>();

    // Equality and texts are every object's: nobody makes one for their sake.
    private static bool IsOverride(IMethodSymbol method)
    {
        var declared = method;
        while (declared.OverriddenMethod is { } overridden)
        {
            declared = overridden;
        }

        return method.IsOverride && declared.ContainingType.SpecialType != SpecialType.System_Object;
    }
}
