using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.CodeFixes.Structure.Extraction;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>Breaks lines between statements, and around them where their braces stand on the same line.</summary>
/// <remarks>Only the blanks between two tokens are replaced: literals, comments and every other line stay as they
/// are.</remarks>
internal sealed class LineBreaks(SourceText text, SyntaxNode root)
{
    private readonly Indentation _layout = new(text, root);
    private readonly SortedDictionary<int, string> _indents = [];

    /// <param name="packed">The first tokens of statements that begin where another ends.</param>
    public SourceText Before(IEnumerable<SyntaxToken> packed)
    {
        var lists = packed.Select(List).OfType<SyntaxNode>().Distinct();
        foreach (var (list, start) in lists.SelectMany(Starts).OrderBy(static pair => pair.Start.SpanStart))
        {
            _indents.Add(start.SpanStart, IndentOf(list, start));
        }

        return text.WithChanges(
            _indents.Select(start => new TextChange(BlanksBefore(start.Key), _layout.LineBreak + start.Value)));
    }

    private static SyntaxNode? List(SyntaxToken first) => first.Parent?
        .AncestorsAndSelf()
        .FirstOrDefault(static node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax);

    private IEnumerable<(SyntaxNode List, SyntaxToken Start)> Starts(SyntaxNode list)
    {
        var tokens = Statements(list).Select(static statement => statement.GetFirstToken());
        var all = list is BlockSyntax block ? tokens.Append(block.CloseBraceToken) : tokens;
        return all.Where(FollowsOnItsLine).Select(start => (list, start));
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

    // As the first statement is, where it has a line of its own.
    private string IndentOf(SyntaxNode list, SyntaxToken start)
    {
        if (list is BlockSyntax block && start == block.CloseBraceToken)
        {
            return IndentAt(block.SpanStart);
        }

        var first = Statements(list).First().SpanStart;
        return list is CompilationUnitSyntax || _layout.BeginsItsLine(first)
            ? _layout.At(first) : IndentAt(list.SpanStart) + _layout.Step;
    }

    // Of the line that a position will be on.
    private string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position).Start;
        return _indents.LastOrDefault(start => start.Key >= line && start.Key <= position).Value
            ?? _layout.At(position);
    }

    private TextSpan BlanksBefore(int position)
    {
        var start = position;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return TextSpan.FromBounds(start, position);
    }
}
