using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>How statements await.</summary>
internal static class Awaiting
{
    /// <summary>Whether they await at all.</summary>
    public static bool Is(StatementRun run) => Awaited(run).Any();

    /// <summary>Whether all that they await says that it needs no context to go on in.</summary>
    public static bool LeavesContext(StatementRun run) => Awaited(run).All(LeavesContext);

    /// <summary>Whether one goes on in another context than the next: which of them the rest of the member would be in cannot be told.</summary>
    public static bool IsMixed(StatementRun run) => !LeavesContext(run) && Awaited(run).Any(SaysContext);

    private static bool SaysContext(ExpressionSyntax? awaited) =>
        awaited?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(static name => name.Identifier.ValueText == "ConfigureAwait") == true;

    private static IEnumerable<ExpressionSyntax?> Awaited(StatementRun run) =>
        run.OwnNodes().Where(IsAwaiting).Select(Awaited);

    private static bool IsAwaiting(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax each => each.AwaitKeyword.RawKind != 0,
        UsingStatementSyntax @using => @using.AwaitKeyword.RawKind != 0,
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.RawKind != 0,
        _ => false,
    };

    private static ExpressionSyntax? Awaited(SyntaxNode node) => node switch
    {
        AwaitExpressionSyntax await => await.Expression,
        CommonForEachStatementSyntax each => each.Expression,
        UsingStatementSyntax @using => @using.Expression ?? @using.Declaration?.Variables[0].Initializer?.Value,
        LocalDeclarationStatementSyntax local => local.Declaration.Variables[0].Initializer?.Value,
        _ => null,
    };

    private static bool LeavesContext(ExpressionSyntax? awaited) =>
        awaited is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "false" } }],
        };
}
