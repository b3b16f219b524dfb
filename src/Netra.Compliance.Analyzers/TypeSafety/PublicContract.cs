using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>Tells members whose signature the world sees and whose author chose it.</summary>
internal static class PublicContract
{
    public static bool IsFree(ISymbol symbol) =>
        !symbol.IsImplicitlyDeclared && IsVisible(symbol) && !symbol.IsOverride && !IsHandler(symbol) && !Implements(symbol);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.ContainingType.WithContainers().Prepend(symbol).All(part =>
            part.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

    // The shape of event handlers is .NET's.
    private static bool IsHandler(ISymbol symbol) => symbol is IMethodSymbol { ReturnsVoid: true, Parameters: [{ Type.SpecialType: SpecialType.System_Object }, { Type: INamedTypeSymbol arguments }] }
        && arguments.WithBases().Any(part => part.ToDisplayString() == "System.EventArgs");

    private static bool Implements(ISymbol symbol) => symbol.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(symbol.Name))
        .Any(member => symbol.Is(symbol.ContainingType.FindImplementationForInterfaceMember(member)));
}
