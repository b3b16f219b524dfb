using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Questions about symbols that the compiler's own interface answers in several steps.</summary>
internal static class Symbols
{
    public static bool Is(this ISymbol? symbol, ISymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(symbol, known);

    public static bool Inherits(this ITypeSymbol? type, INamedTypeSymbol? known)
    {
        while (type is not null && !type.Is(known))
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    public static bool Implements(this ITypeSymbol type, INamedTypeSymbol? known) =>
        type.Is(known) || type.AllInterfaces.Any(candidate => candidate.Is(known));

    public static IEnumerable<INamedTypeSymbol> WithContainers(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    public static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            yield return current;
        }
    }

    public static IEnumerable<INamedTypeSymbol> ArgumentsOf(this INamedTypeSymbol type, INamedTypeSymbol? genericInterface) =>
        type.AllInterfaces
            .Where(candidate => candidate.OriginalDefinition.Is(genericInterface))
            .Select(candidate => candidate.TypeArguments[0])
            .OfType<INamedTypeSymbol>();
}
