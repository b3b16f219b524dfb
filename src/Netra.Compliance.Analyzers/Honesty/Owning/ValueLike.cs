using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Tells types whose values nobody can change: whoever gets one cannot influence what the test holds.</summary>
internal static class ValueLike
{
    private static readonly string[] Names = ["Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Type", "Uri", "Version"];

    public static bool Is(ITypeSymbol? type) => type switch
    {
        null => true,
        { SpecialType: SpecialType.System_Object or SpecialType.System_Array } => false,
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable => Is(nullable.TypeArguments[0]),
        _ => IsSpecial(type) || (type.ContainingNamespace is { Name: "System" } && Names.Contains(type.Name)),
    };

    private static bool IsSpecial(ITypeSymbol type) => type.SpecialType
        is (>= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr) or SpecialType.System_DateTime or SpecialType.System_Void;
}
