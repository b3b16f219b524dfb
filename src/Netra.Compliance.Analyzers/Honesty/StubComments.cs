using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds members that do next to nothing and have a comment that admits it.</summary>
internal static class StubComments
{
    private static readonly string[] Admissions =
    [
        "mock implementation", "stub implementation", "dummy implementation", "fake implementation", "placeholder implementation",
        "not implemented", "not yet implemented", "to be implemented", "implement me", "implement this", "todo: implement", "todo implement",
        "simulated", "for now return", "for now, return", "hardcoded", "hard-coded", "placeholder",
    ];

    public static IEnumerable<(SyntaxNode Member, string Words)> In(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(HoldsMembers))
        {
            if (Body(node) is { } body && IsTrivial(body) && Admission(body) is { } words)
            {
                yield return (node, words);
            }
        }
    }

    private static bool HoldsMembers(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static SyntaxNode? Body(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        _ => null,
    };

    private static bool IsTrivial(SyntaxNode body) => body switch
    {
        BlockSyntax { Statements.Count: 0 } => true,
        BlockSyntax { Statements: [ReturnStatementSyntax { Expression: var value }] } => value is null || IsFixed(value),
        ArrowExpressionClauseSyntax arrow => IsFixed(arrow.Expression),
        _ => false,
    };

    private static bool IsFixed(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax or CollectionExpressionSyntax { Elements.Count: 0 } => true,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments.All(argument => IsFixed(argument.Expression)) ?? true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } call =>
            call.ArgumentList.Arguments.All(argument => IsFixed(argument.Expression)),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" or "Empty" } => true,
        PrefixUnaryExpressionSyntax unary => IsFixed(unary.Operand),
        _ => false,
    };

    private static string? Admission(SyntaxNode body) => body.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(trivia => trivia.ToString())
        .Select(comment => Admissions.FirstOrDefault(words => comment.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0))
        .FirstOrDefault(words => words is not null);
}
