using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Shapes;

/// <summary>Questions about symbols.</summary>
internal static class SymbolReading
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) => SymbolEqualityComparer.Default.Equals(symbol, other);

    public static bool Has(this ISymbol symbol, INamedTypeSymbol? attribute) => symbol.Find(attribute) is not null;

    public static AttributeData? Find(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        attribute is null
            ? null : symbol.GetAttributes().FirstOrDefault(candidate => candidate.AttributeClass.Is(attribute));

    public static ImmutableArray<AttributeData> FindAll(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        attribute is null
            ? ImmutableArray<AttributeData>.Empty
            : symbol.GetAttributes().Where(candidate => candidate.AttributeClass.Is(attribute)).ToImmutableArray();

    public static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            yield return part;
        }
    }

    public static IEnumerable<INamedTypeSymbol> WithContainers(this INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }
}

/// <summary>Reads an attribute's arguments as they stand in half-typed code too: what is missing, broken or of another
/// type reads as null.</summary>
internal static class ArgumentReading
{
    public static int? Number(this AttributeData? attribute, int position) =>
        attribute.Primitive(position) is int number ? number : null;

    public static string? Text(this AttributeData? attribute, int position) => attribute.Primitive(position) as string;

    /// <summary>The whole numbers of a named array; none where it is not stated.</summary>
    public static IEnumerable<int> Numbers(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(pair => pair.Key == name).Value
            is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(value => value.Value).OfType<int>()
            : [];

    private static object? Primitive(this AttributeData? attribute, int position) =>
        attribute?.ConstructorArguments.ElementAtOrDefault(position) is { Kind: TypedConstantKind.Primitive } constant
            ? constant.Value : null;
}
