using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.FixHarness;

/// <summary>Tells whether a finding after the fixes is about a member that had one before.</summary>
internal static class Identity
{
    /// <summary>File, type and head of the member; the same before and after its body changed.</summary>
    public static string Of(Diagnostic finding)
    {
        var tree = finding.Location.SourceTree!;
        var parents = tree.GetRoot().FindToken(finding.Location.SourceSpan.Start).Parent!.AncestorsAndSelf();
        return tree.FilePath + "|" + string.Join("|", parents.Where(IsDeclaration).Select(Head));
    }

    /// <summary>The member as it stands.</summary>
    public static string WithBody(Diagnostic finding) =>
        Of(finding) + finding.Location.SourceTree!.GetRoot().FindToken(finding.Location.SourceSpan.Start).Parent!
            .AncestorsAndSelf().First(IsDeclaration).ToString();

    private static bool IsDeclaration(SyntaxNode node) => node is
        MemberDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax;

    private static string Head(SyntaxNode node)
    {
        var tokens = node.DescendantTokens()
            .TakeWhile(token => !token.IsKind(SyntaxKind.OpenBraceToken)
                && !token.IsKind(SyntaxKind.EqualsGreaterThanToken));
        return string.Join(" ", tokens.Select(token => token.Text));
    }
}
