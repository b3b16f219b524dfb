using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Code, and whom it belongs to.</summary>
/// <param name="Owner">The method, constructor, accessor, field, property or event.</param>
/// <param name="Syntax">What to ask the compiler about.</param>
internal sealed record MemberCode(ISymbol Owner, SyntaxNode Syntax)
{
    /// <summary>All code of a member; of a type what its head hands to its base class, of a file its top-level statements.</summary>
    public static IEnumerable<MemberCode> Of(SyntaxNode member, SemanticModel file) => Parts(member)
        .Select(part => (Owner: OwnerOf(file.GetDeclaredSymbol(part.Declaration), part.Code), part.Code))
        .Where(part => part.Owner is not null)
        .Select(part => new MemberCode(part.Owner!, part.Code));

    /// <summary>All that is in the code, bound now; nothing where the compiler cannot tell.</summary>
    public IEnumerable<IOperation> Operations(SemanticModelAnalysisContext file) =>
        file.SemanticModel.GetOperation(Syntax, file.CancellationToken) is { } bound ? OperationTree.Walk([bound]) : [];

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Parts(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax or CompilationUnitSyntax => [(member, member)],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.SelectMany(variable => Parts(variable, variable.Initializer)),
        BasePropertyDeclarationSyntax property => Accessors(property).Concat(Rest(property)),
        TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().SelectMany(call => Parts(member, call)),
        _ => [],
    };

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Parts(SyntaxNode declaration, params SyntaxNode?[] codes) =>
        codes.OfType<SyntaxNode>().Select(code => (declaration, code));

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Accessors(BasePropertyDeclarationSyntax property) =>
        (property.AccessorList?.Accessors ?? []).SelectMany(accessor => Parts(accessor, accessor));

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Rest(BasePropertyDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => Parts(property, property.ExpressionBody, property.Initializer),
        IndexerDeclarationSyntax indexer => Parts(indexer, indexer.ExpressionBody),
        _ => [],
    };

    private static ISymbol? OwnerOf(ISymbol? declared, SyntaxNode code) => (declared, code) switch
    {
        (IPropertySymbol property, ArrowExpressionClauseSyntax) => property.GetMethod,
        (INamedTypeSymbol type, PrimaryConstructorBaseTypeSyntax) => type.InstanceConstructors.FirstOrDefault(constructor => IsDeclaredBy(code, constructor)),
        _ => declared,
    };

    private static bool IsDeclaredBy(SyntaxNode code, IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax head && head.Span.Contains(code.Span) && head.SyntaxTree == code.SyntaxTree);
}
