using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>The names of types: as C# writes them and as <see cref="Type.ToString"/> does.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat NullableFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Qualified(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>As <see cref="Qualified"/>, with the question marks of nullable references.</summary>
    public static string QualifiedNullable(this ITypeSymbol type) => type.ToDisplayString(NullableFormat);

    public static string Clr(this ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.Clr() + "[" + new string(',', array.Rank - 1) + "]",
        IPointerTypeSymbol pointer => pointer.PointedAtType.Clr() + "*",
        IDynamicTypeSymbol => "System.Object",
        INamedTypeSymbol { IsTupleType: true, TupleUnderlyingType: { } tuple } => tuple.Clr(),
        INamedTypeSymbol named => named.ClrDefinition() + ClrArguments(named),
        _ => type.Name,
    };

    public static string ClrDefinition(this INamedTypeSymbol type) => type switch
    {
        { ContainingType: { } container } => container.ClrDefinition() + "+" + type.MetadataName,
        { ContainingNamespace: { IsGlobalNamespace: false } space } => space.ClrName() + "." + type.MetadataName,
        _ => type.MetadataName,
    };

    public static string ClrName(this INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? outer.ClrName() + "." + space.Name : space.Name;

    private static string ClrArguments(INamedTypeSymbol type)
    {
        var arguments = AllArguments(type).Select(argument => argument.Clr()).ToArray();
        return arguments.Length == 0 || type.IsDefinition ? "" : "[" + string.Join(",", arguments) + "]";
    }

    private static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        type.WithContainers().Reverse().SelectMany(part => part.TypeArguments);
}
