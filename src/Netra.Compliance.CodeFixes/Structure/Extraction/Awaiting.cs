using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>How statements await.</summary>
internal static class Awaiting
{
    /// <summary>Whether each of their awaits says that it needs no context to go on in.</summary>
    public static bool LeavesContext(StatementRun run) =>
        run.OwnNodes().OfType<AwaitExpressionSyntax>().ToArray() is { Length: > 0 } awaits && awaits.All(LeavesContext);

    private static bool LeavesContext(AwaitExpressionSyntax await) =>
        await.Expression is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" },
            ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "false" } }],
        };
}
