using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>The first part of a signature that says nothing about its type.</summary>
/// <param name="Text">What it is, to complete the sentence "the signature has …".</param>
/// <param name="Place">Where it stands.</param>
internal sealed record UntypedPart(string Text, Location Place)
{
    /// <summary>Null where every part has a type.</summary>
    public static UntypedPart? Of(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method =>
            OfAny(method.Parameters) ?? OfType(method.ReturnType, "as its result", method),
        IPropertySymbol property when !IsPositional(property) =>
            OfAny(property.Parameters) ?? OfType(property.Type, "as its type", property),
        IFieldSymbol { AssociatedSymbol: null } field => OfType(field.Type, "as its type", field),
        _ => null,
    };

    // The property of a record's parameter stands where the parameter does, and is said there.
    private static bool IsPositional(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() is ParameterSyntax);

    private static UntypedPart? OfAny(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (OfParameter(parameter) is { } part)
            {
                return part;
            }
        }

        return null;
    }

    private static UntypedPart? OfParameter(IParameterSymbol parameter) => Word(parameter.Type) switch
    {
        null => null,
        "object" when UntypedParameter.IsAsTypedAsItCanBe(parameter) => null,
        var word => new UntypedPart($"{word} as its parameter '{parameter.Name}'", DeclaredAt(parameter)),
    };

    private static UntypedPart? OfType(ITypeSymbol type, string role, ISymbol symbol) =>
        Word(type) is { } word ? new UntypedPart(word + " " + role, DeclaredAt(symbol)) : null;

    private static Location DeclaredAt(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    private static string? Word(ITypeSymbol type) => IsDynamic(type) ? "dynamic" : IsObject(type) ? "object" : null;

    private static bool IsObject(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object } => true,
        IArrayTypeSymbol array => IsObject(array.ElementType),
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => IsObject(result),
        _ => false,
    };

    private static bool IsDynamic(ITypeSymbol type) => type switch
    {
        IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => IsDynamic(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsDynamic),
        _ => false,
    };
}
