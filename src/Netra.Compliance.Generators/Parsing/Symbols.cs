using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Questions about symbols that the compiler's own interface answers in several steps.</summary>
internal static class Symbols
{
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

    public static IEnumerable<INamedTypeSymbol> ArgumentsOf(
        this INamedTypeSymbol type, INamedTypeSymbol? genericInterface) =>
        type.AllInterfaces
            .Where(candidate => candidate.OriginalDefinition.Is(genericInterface))
            .Select(candidate => candidate.TypeArguments[0])
            .OfType<INamedTypeSymbol>();
}

/// <summary>Reads attributes as they stand in half-typed code too: what is missing or of another type reads as
/// null.</summary>
internal static class Attributes
{
    public static INamedTypeSymbol? Type(this AttributeData attribute, int position) =>
        attribute.ConstructorArguments.ElementAtOrDefault(position) is { Kind: TypedConstantKind.Type } constant
            ? constant.Value as INamedTypeSymbol : null;

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        var named = attribute.NamedArguments.FirstOrDefault(pair => pair.Key == name);
        return named.Key is null || named.Value.Kind is TypedConstantKind.Array or TypedConstantKind.Error
            ? null : named.Value;
    }
}

/// <summary>The names of types: as C# writes them and as <see cref="Type.ToString"/> does.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat NullableFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Qualified(this ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

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
        space.ContainingNamespace is { IsGlobalNamespace: false } outer
            ? outer.ClrName() + "." + space.Name : space.Name;

    private static string ClrArguments(INamedTypeSymbol type)
    {
        var arguments = AllArguments(type).Select(argument => argument.Clr()).ToArray();
        return arguments.Length == 0 || type.IsDefinition ? "" : "[" + string.Join(",", arguments) + "]";
    }

    private static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        type.WithContainers().Reverse().SelectMany(part => part.TypeArguments);
}

/// <summary>Writes a constant as a C# expression that has the constant's type.</summary>
internal static class ConstantExpression
{
    public static string Of(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => "null",
        TypedConstantKind.Array => ArrayOf(constant),
        TypedConstantKind.Type => "typeof(" + ((ITypeSymbol)constant.Value!).Qualified() + ")",
        TypedConstantKind.Primitive or TypedConstantKind.Enum => Of(constant.Value, constant.Type),
        _ => "null",
    };

    public static string Of(object? value, ITypeSymbol? type) => type switch
    {
        _ when value is null => "default",
        { TypeKind: TypeKind.Enum } => "(" + type.Qualified() + ")(" + Primitive(value) + ")",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Of(value, nullable.TypeArguments[0]),
        _ => Primitive(value),
    };

    private static string ArrayOf(TypedConstant constant)
    {
        var items = constant.Values.Select(Of);
        return "new " + constant.Type!.Qualified() + " { " + string.Join(", ", items) + " }";
    }

    private static string Primitive(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => truth ? "true" : "false",
        float or double => FloatingPoint(value),
        decimal exact => exact.ToString(CultureInfo.InvariantCulture) + "M",
        IFormattable whole => Whole(value, whole.ToString(null, CultureInfo.InvariantCulture)),
        _ => "default",
    };

    private static string Whole(object value, string digits) =>
        value is int ? digits : "(global::" + value.GetType().FullName + ")(" + digits + ")";

    private static string FloatingPoint(object value) => value switch
    {
        float single when float.IsNaN(single) || float.IsInfinity(single) => "(float)" + NotFinite(single),
        double number when double.IsNaN(number) || double.IsInfinity(number) => NotFinite(number),
        float single => single.ToString("R", CultureInfo.InvariantCulture) + "F",
        _ => ((double)value).ToString("R", CultureInfo.InvariantCulture) + "D",
    };

    private static string NotFinite(double value) =>
        double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
}
