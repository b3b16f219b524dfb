using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What the text alone tells against moving statements.</summary>
internal static class Unmovable
{
    // Each of them asks who called.
    private static readonly HashSet<string> StackReaders = new(StringComparer.Ordinal)
    {
        "GetCurrentMethod", "GetCallingAssembly", "StackTrace", "StackFrame", "StackCrawlMark",
    };

    /// <summary>A member of which nothing can leave: it does not parse, is unsafe, or reads differently elsewhere.</summary>
    public static bool Is(LongMember member) =>
        member.Host.Modifiers.Any(SyntaxKind.UnsafeKeyword)
        || member.Host.GetDiagnostics().Any(static finding => finding.Severity == DiagnosticSeverity.Error)
        || member.Body.DescendantTrivia(descendIntoTrivia: true).Any(IsConditional);

    public static bool Is(StatementRun run) =>
        run.Statements.Any(static statement => statement.ContainsDirectives)
        || SharesLines(run)
        || EndsUsingEarly(run)
        || run.First.Ancestors().Any(IsSpecialContext)
        || run.Nodes().Any(IsSpecial)
        || ReadsBackingField(run);

    private static bool IsConditional(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia
        or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.LineDirectiveTrivia;

    private static bool SharesLines(StatementRun run) =>
        Adjoins(run.First.GetFirstToken().GetPreviousToken(), run.First.GetFirstToken())
        || Adjoins(run.Last.GetLastToken(), run.Last.GetLastToken().GetNextToken());

    private static bool Adjoins(SyntaxToken left, SyntaxToken right) =>
        Line(left.GetLocation(), end: true) == Line(right.GetLocation(), end: false);

    private static int Line(Location location, bool end) =>
        (end ? location.GetLineSpan().EndLinePosition : location.GetLineSpan().StartLinePosition).Line;

    // What is declared with using is disposed of where its block ends.
    private static bool EndsUsingEarly(StatementRun run) =>
        !run.IsTail && run.Statements.Any(static statement => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });

    private static bool IsSpecialContext(SyntaxNode node) =>
        node is UnsafeStatementSyntax or FixedStatementSyntax or CheckedStatementSyntax or CheckedExpressionSyntax;

    private static bool IsSpecial(SyntaxNode node) =>
        node is LocalFunctionStatementSyntax or LabeledStatementSyntax or YieldStatementSyntax or UnsafeStatementSyntax
            or FixedStatementSyntax or PointerTypeSyntax or StackAllocArrayCreationExpressionSyntax
            or ImplicitStackAllocArrayCreationExpressionSyntax or RefTypeSyntax or MakeRefExpressionSyntax
        || node.IsKind(SyntaxKind.GotoStatement)
        || (node is IdentifierNameSyntax name && StackReaders.Contains(name.Identifier.ValueText));

    // In an accessor the word may mean the field behind the property.
    private static bool ReadsBackingField(StatementRun run) =>
        run.First.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is not null
        && run.Statements.SelectMany(static statement => statement.DescendantTokens()).Any(static token => token.Text == "field");
}
