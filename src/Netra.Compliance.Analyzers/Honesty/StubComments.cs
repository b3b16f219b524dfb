using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds members that do next to nothing and have a comment that admits it.</summary>
internal static class StubComments
{
    // How a comment begins that admits it, after "TODO" and articles.
    private static readonly string[] Beginnings =
    [
        "mock implementation", "stub implementation", "dummy implementation", "fake implementation", "placeholder implementation",
        "not yet implemented", "not implemented yet", "implement me", "for now return", "for now, return", "hardcoded for now", "hard-coded for now",
    ];

    // Words of many trades, too: they admit something only where they are all that is said.
    private static readonly string[] Words =
        ["not implemented", "to be implemented", "implement", "implement this", "placeholder", "simulated", "hardcoded", "hard-coded"];

    private static readonly string[] Openings = ["todo", "fixme", "this is", "just", "only", "a ", "an ", "the "];

    private static readonly char[] Marks = ['/', '*', ' ', '\t', '\r', '\n', '.', '!', ':', '-', '(', ')'];

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

    private static string? Admission(SyntaxNode body)
    {
        var comments = body.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Select(trivia => Said(trivia.ToString()))
            .ToArray();
        return comments.Select(said => Beginnings.FirstOrDefault(words => said.StartsWith(words, StringComparison.Ordinal))).FirstOrDefault(words => words is not null)
            ?? Words.FirstOrDefault(words => comments.Length == 1 && comments[0] == words);
    }

    private static string Said(string comment)
    {
        var said = comment.ToLowerInvariant().Trim(Marks);
        while (Openings.FirstOrDefault(opening => said.StartsWith(opening, StringComparison.Ordinal)) is { } opening)
        {
            said = said.Substring(opening.Length).Trim(Marks);
        }

        return said;
    }
}
