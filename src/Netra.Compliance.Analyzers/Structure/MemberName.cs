using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>What to call a member in a sentence, and where to point.</summary>
internal static class MemberName
{
    public static string Of(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax => "Top-level code",
        AnonymousFunctionExpressionSyntax => "A function in an initialiser",
        AccessorDeclarationSyntax { Parent.Parent: { } owner } accessor => $"'{Anchor(owner)}.{accessor.Keyword}'",
        DestructorDeclarationSyntax destructor => $"'~{destructor.Identifier}'",
        OperatorDeclarationSyntax @operator => $"'operator {@operator.OperatorToken}'",
        ConversionOperatorDeclarationSyntax conversion => $"'{conversion.ImplicitOrExplicitKeyword} operator {conversion.Type}'",
        _ => $"'{Anchor(declaration)}'",
    };

    public static SyntaxToken Anchor(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        DestructorDeclarationSyntax destructor => destructor.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        OperatorDeclarationSyntax @operator => @operator.OperatorToken,
        ConversionOperatorDeclarationSyntax conversion => conversion.OperatorKeyword,
        _ => AnchorOfOther(declaration),
    };

    private static SyntaxToken AnchorOfOther(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        EventDeclarationSyntax @event => @event.Identifier,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        CompilationUnitSyntax unit => unit.Members.First(member => member.IsKind(SyntaxKind.GlobalStatement)).GetFirstToken(),
        LambdaExpressionSyntax lambda => lambda.ArrowToken,
        _ => declaration.GetFirstToken(),
    };
}
