using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Parsing;

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
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Of(value, nullable.TypeArguments[0]),
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
