using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>NETRA4001: a public signature that the compiler cannot check.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntypedSignature : ProductRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UntypedSignature);

    // Tests are public for their framework's sake: nobody calls them. Types are asked for, and not their members one by
    // one, as most of those are nobody else's.
    private protected override void Register(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(CheckType, SymbolKind.NamedType);

    private static void CheckType(SymbolAnalysisContext context)
    {
        if (!context.IsGeneratedCode && context.Symbol is INamedTypeSymbol type && PublicContract.IsOpen(type))
        {
            foreach (var member in type.GetMembers())
            {
                Check(context, member);
            }
        }
    }

    private static void Check(SymbolAnalysisContext context, ISymbol member)
    {
        if (PublicContract.IsOffered(member) && UntypedPart.Of(member) is { } part && PublicContract.IsFree(member)
            && !GeneratedCode.Is(part.Place, context.Options))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.UntypedSignature, part.Place, member.SpokenName(), part.Text));
        }
    }
}

/// <summary>The first part of a signature that says nothing about its type.</summary>
/// <param name="Text">What it is, to complete the sentence "the signature uses …".</param>
/// <param name="Place">Where it stands.</param>
internal sealed record UntypedPart(string Text, Location Place)
{
    /// <summary>Null where every part has a type.</summary>
    public static UntypedPart? Of(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method =>
            OfAny(method.Parameters) ?? OfType(method.ReturnType, "as its return type", method),
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
        var word => new UntypedPart($"{word} as the type of parameter '{parameter.Name}'", DeclaredAt(parameter)),
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

/// <summary>Recognizes public members whose signature is their author's choice.</summary>
internal static class PublicContract
{
    /// <summary>Whether a type and all its containing types are visible to other assemblies.</summary>
    public static bool IsOpen(INamedTypeSymbol type) => type.WithContainers().All(IsVisible);

    /// <summary>Whether a member of an open type is visible to other assemblies: cheap, because its signature is not
    /// examined.</summary>
    public static bool IsOffered(ISymbol member) =>
        IsVisible(member) && !member.IsImplicitlyDeclared && !member.IsOverride;

    /// <summary>Whether the author of an offered member chose its signature.</summary>
    public static bool IsFree(ISymbol member) =>
        !IsHandler(member) && !IsOfAttribute(member) && !Implements(member) && !Hides(member);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected
            or Accessibility.ProtectedOrInternal;

    // The shape of event handlers is .NET's.
    private static bool IsHandler(ISymbol symbol) =>
        symbol is IMethodSymbol { ReturnsVoid: true,
            Parameters: [{ Type.SpecialType: SpecialType.System_Object }, { Type: INamedTypeSymbol arguments }] }
        && arguments.WithBases().Any(part => part.ToDisplayString() == "System.EventArgs");

    // An attribute cannot be generic in what it is given: object is the only type for any constant.
    private static bool IsOfAttribute(ISymbol symbol) =>
        symbol.ContainingType.WithBases().Any(part => part.ToDisplayString() == "System.Attribute");

    private static bool Implements(ISymbol symbol) => symbol.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(symbol.Name))
        .Any(member => symbol.Is(symbol.ContainingType.FindImplementationForInterfaceMember(member)));

    // What hides a member of a base repeats its signature; the base's author chose it.
    private static bool Hides(ISymbol symbol) =>
        symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } && Bases(symbol.ContainingType)
        .SelectMany(type => type.GetMembers(symbol.Name))
        .Any(hidden => hidden.Kind == symbol.Kind && TakesTheSame(symbol, hidden));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface ? type.AllInterfaces : type.WithBases().Skip(1);

    private static bool TakesTheSame(ISymbol symbol, ISymbol hidden) =>
        Parameters(symbol).SequenceEqual(Parameters(hidden), StringComparer.Ordinal);

    private static IEnumerable<string> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters.Select(TypeName),
        IPropertySymbol property => property.Parameters.Select(TypeName),
        _ => [],
    };

    private static string TypeName(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString(NullableFlowState.NotNull);
}
