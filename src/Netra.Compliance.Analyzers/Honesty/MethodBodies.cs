using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>The bodies of the project's own members, each bound when first asked for.</summary>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>Empty for a member without a body, or of another assembly.</summary>
    public ImmutableArray<IOperation> Of(IMethodSymbol method) =>
        _bodies.GetOrAdd(method.OriginalDefinition, symbol => Bind(Declarations((IMethodSymbol)symbol)));

    /// <summary>The initialisers of a type's fields and properties, static ones too.</summary>
    public ImmutableArray<IOperation> InitialisersOf(INamedTypeSymbol type) =>
        _bodies.GetOrAdd(type.OriginalDefinition, symbol => Bind(Initialisers((INamedTypeSymbol)symbol)));

    private static IEnumerable<SyntaxNode> Declarations(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());

    private static IEnumerable<SyntaxNode> Initialisers(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.Members.SelectMany(Initialisers).Concat(BaseArguments(declaration)));

    private static IEnumerable<SyntaxNode> Initialisers(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        PropertyDeclarationSyntax { Initializer: { } initialiser } => [initialiser],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> BaseArguments(TypeDeclarationSyntax declaration) =>
        declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [];

#pragma warning disable RS1030 // Helpers of a test stand in other files: they are bound only when a test leads to them, and once.
    private ImmutableArray<IOperation> Bind(IEnumerable<SyntaxNode> declarations) => declarations
        .Where(declaration => compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        .Select(declaration => compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration))
        .OfType<IOperation>()
        .ToImmutableArray();
#pragma warning restore RS1030
}
