using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads a class's names and shape.</summary>
internal static class ShapeParser
{
    private const string GlobalModule = "Global";

    public static ClassShape Shape(INamedTypeSymbol type) => new(
        type.WithContainers().All(part => part.DeclaredAccessibility == Accessibility.Public),
        type.WithContainers().All(IsPartial),
        type.WithContainers().Any(part => part.Arity > 0),
        type.IsAbstract || type.IsStatic);

    public static ClassName Name(INamedTypeSymbol type) => new(
        EscapedNamespace(type.ContainingNamespace),
        type.WithContainers().Skip(1).Reverse().Select(Shell).ToEquatable(),
        Shell(type),
        type.ClrDefinition(),
        type.Qualified(),
        ModuleOf(type.ContainingNamespace));

    private static string EscapedNamespace(INamespaceSymbol space) => space.IsGlobalNamespace
        ? ""
        : space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    private static string ModuleOf(INamespaceSymbol space) => space.IsGlobalNamespace ? GlobalModule : space.Name;

    private static TypeShell Shell(INamedTypeSymbol type) => new(KeywordOf(type), type.Name);

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
