using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>Parameters of type object that .NET's own conventions ask for.</summary>
internal static class UntypedParameter
{
    // As in EventHandler (sender), TimerCallback and SendOrPostCallback (state).
    private static readonly string[] Roles = ["sender", "state"];

    public static bool IsAsTypedAsItCanBe(IParameterSymbol parameter) =>
        parameter.IsParams || Roles.Contains(parameter.Name) || IsFormatted(parameter);

    // As in string.Format(string format, object? arg0): anything can be formatted.
    private static bool IsFormatted(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol method
        && method.Parameters.Take(parameter.Ordinal).Any(IsFormat);

    private static bool IsFormat(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String
        && (parameter.Name == "format" || parameter.GetAttributes().Any(IsCompositeFormat));

    private static bool IsCompositeFormat(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == "System.Diagnostics.CodeAnalysis.StringSyntaxAttribute"
        && attribute.ConstructorArguments.FirstOrDefault().Value is "CompositeFormat";
}
