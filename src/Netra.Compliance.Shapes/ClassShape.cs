using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Shapes;

/// <summary>What decides whether a type with critical tests or a journey in it can be registered.</summary>
/// <param name="IsClass">Whether it is a class or a record class.</param>
/// <param name="IsPublic">Whether it and all that contain it are public.</param>
/// <param name="IsPartial">Whether it and all that contain it are partial.</param>
/// <param name="IsGeneric">Whether it or one that contains it has type parameters.</param>
/// <param name="IsAbstract">Whether it is abstract or static.</param>
internal sealed record ClassShape(bool IsClass, bool IsPublic, bool IsPartial, bool IsGeneric, bool IsAbstract)
{
    /// <summary>Whether xunit runs the tests of the class, and generated code can name it.</summary>
    public bool Runs => IsClass && IsPublic && !IsGeneric && !IsAbstract;

    /// <summary>Whether a generated part can carry the class's registration.</summary>
    public bool Registers => Runs && IsPartial;

    public static ClassShape Of(INamedTypeSymbol type, CancellationToken cancellation = default) => new(
        type.TypeKind == TypeKind.Class,
        type.WithContainers().All(part => part.DeclaredAccessibility == Accessibility.Public && !part.IsFileLocal),
        type.WithContainers().All(part => HasPartialPart(part, cancellation)),
        type.WithContainers().Any(part => part.Arity > 0),
        type.IsAbstract || type.IsStatic);

    private static bool HasPartialPart(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
