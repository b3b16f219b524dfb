using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads attributes as they stand in half-typed code too: what is missing or of another type reads as null.</summary>
internal static class Attributes
{
    public static AttributeData? Find(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass.Is(attribute));

    public static ImmutableArray<AttributeData> FindAll(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        symbol.GetAttributes().Where(data => data.AttributeClass.Is(attribute)).ToImmutableArray();

    public static AttributeData? FindDerived(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass.Inherits(attribute));

    public static string? Text(this AttributeData attribute, int position) => attribute.Argument(position)?.Value as string;

    public static int? Number(this AttributeData attribute, int position) => attribute.Argument(position)?.Value as int?;

    public static INamedTypeSymbol? Type(this AttributeData attribute, int position) =>
        attribute.Argument(position)?.Value as INamedTypeSymbol;

    public static TypedConstant? Argument(this AttributeData attribute, int position)
    {
        var arguments = attribute.ConstructorArguments;
        return position < arguments.Length && arguments[position].Kind is not (TypedConstantKind.Array or TypedConstantKind.Error)
            ? arguments[position]
            : null;
    }

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        var named = attribute.NamedArguments.FirstOrDefault(pair => pair.Key == name);
        return named.Key is null || named.Value.Kind is TypedConstantKind.Array or TypedConstantKind.Error ? null : named.Value;
    }

    /// <summary>The whole numbers of a named array; none where it is not stated.</summary>
    public static IEnumerable<int> Numbers(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(pair => pair.Key == name).Value is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values.Select(value => value.Value).OfType<int>()
            : [];
}
