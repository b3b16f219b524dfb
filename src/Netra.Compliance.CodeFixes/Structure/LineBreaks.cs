using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>Breaks lines between statements, and around them where their braces stand on the same line.</summary>
internal sealed class LineBreaks(SourceText text)
{
    /// <param name="root">The file.</param>
    /// <param name="packed">The first tokens of statements that begin where another ends.</param>
    public SyntaxNode Before(SyntaxNode root, IEnumerable<SyntaxToken> packed)
    {
        var starts = new HashSet<SyntaxToken>(packed.Select(List).OfType<SyntaxNode>().Distinct().SelectMany(Starts));
        var ends = new HashSet<SyntaxToken>(starts.Select(start => start.GetPreviousToken()));
        return root.ReplaceTokens(starts.Union(ends), (token, _) => Begin(End(token, ends), token, starts));
    }

    private static SyntaxNode? List(SyntaxToken first) => first.Parent?
        .AncestorsAndSelf()
        .FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax);

    private IEnumerable<SyntaxToken> Starts(SyntaxNode list)
    {
        var tokens = Statements(list).Select(statement => statement.GetFirstToken());
        var all = list is BlockSyntax block ? tokens.Append(block.CloseBraceToken) : tokens;
        return all.Where(FollowsOnItsLine);
    }

    private static IEnumerable<SyntaxNode> Statements(SyntaxNode list) => list switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        CompilationUnitSyntax unit => unit.Members,
        _ => [],
    };

    private bool FollowsOnItsLine(SyntaxToken token) =>
        token.GetPreviousToken() is { RawKind: not 0 } previous
        && text.Lines.IndexOf(previous.Span.End) == text.Lines.IndexOf(token.SpanStart);

    private static SyntaxToken End(SyntaxToken token, HashSet<SyntaxToken> ends) => ends.Contains(token)
        ? token.WithTrailingTrivia(Trimmed(token.TrailingTrivia).Append(SyntaxFactory.ElasticCarriageReturnLineFeed))
        : token;

    private static SyntaxToken Begin(SyntaxToken token, SyntaxToken original, HashSet<SyntaxToken> starts) =>
        starts.Contains(original) ? token.WithAdditionalAnnotations(Formatter.Annotation) : token;

    private static IEnumerable<SyntaxTrivia> Trimmed(SyntaxTriviaList trivia) =>
        trivia.Reverse().SkipWhile(part => part.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse();
}
