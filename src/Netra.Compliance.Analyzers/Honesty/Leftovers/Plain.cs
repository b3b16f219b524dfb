using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty.Owning;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Tells types that are nothing but data: texts, numbers, dates, and collections of whatever.</summary>
internal static class Plain
{
    public static bool Is(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_Object
        && (type.TypeKind == TypeKind.Array || ValueLike.Is(type) || IsCollection(type));

    private static bool IsCollection(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System.Collections" || space.StartsWith("System.Collections.", StringComparison.Ordinal));
}
