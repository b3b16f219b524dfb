using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>Tells members whose signature the world sees and whose author chose it.</summary>
internal static class PublicContract
{
    /// <summary>Whether a type, and all that it is nested in, is there for others.</summary>
    public static bool IsOpen(INamedTypeSymbol type) => type.WithContainers().All(IsVisible);

    /// <summary>Whether a member of an open type is there for others: cheap, as no part of its signature is asked for.</summary>
    public static bool IsOffered(ISymbol member) => IsVisible(member) && !member.IsImplicitlyDeclared && !member.IsOverride;

    /// <summary>Whether the author of an offered member chose its signature.</summary>
    public static bool IsFree(ISymbol member) => !IsHandler(member) && !IsOfAttribute(member) && !Implements(member) && !Hides(member);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    // The shape of event handlers is .NET's.
    private static bool IsHandler(ISymbol symbol) => symbol is IMethodSymbol { ReturnsVoid: true, Parameters: [{ Type.SpecialType: SpecialType.System_Object }, { Type: INamedTypeSymbol arguments }] }
        && arguments.WithBases().Any(part => part.ToDisplayString() == "System.EventArgs");

    // An attribute cannot be generic in what it is given: object is the only type for any constant.
    private static bool IsOfAttribute(ISymbol symbol) =>
        symbol.ContainingType.WithBases().Any(part => part.ToDisplayString() == "System.Attribute");

    private static bool Implements(ISymbol symbol) => symbol.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(symbol.Name))
        .Any(member => symbol.Is(symbol.ContainingType.FindImplementationForInterfaceMember(member)));

    // What hides a member of a base repeats its signature; the base's author chose it.
    private static bool Hides(ISymbol symbol) => symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } && Bases(symbol.ContainingType)
        .SelectMany(type => type.GetMembers(symbol.Name))
        .Any(hidden => hidden.Kind == symbol.Kind && TakesTheSame(symbol, hidden));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface ? type.AllInterfaces : type.WithBases().Skip(1);

    private static bool TakesTheSame(ISymbol symbol, ISymbol hidden) => Parameters(symbol).SequenceEqual(Parameters(hidden), StringComparer.Ordinal);

    private static IEnumerable<string> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters.Select(TypeName),
        IPropertySymbol property => property.Parameters.Select(TypeName),
        _ => [],
    };

    private static string TypeName(IParameterSymbol parameter) => parameter.Type.ToDisplayString(NullableFlowState.NotNull);
}
