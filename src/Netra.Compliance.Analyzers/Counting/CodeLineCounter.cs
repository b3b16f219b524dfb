using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Counts the lines that the tokens of a body touch, in the order of the text.</summary>
/// <remarks>
/// Lone braces do not count, nor what only closes after one (<c>});</c>), so that every brace style counts the same.
/// Local functions are set aside: they are judged on their own.
/// </remarks>
internal sealed class CodeLineCounter(SourceText text, bool countsEachLiteralLine)
{
    private int _lastCounted = -1;
    private int _lastLoneBrace = -1;
    private TextLine _line = text.Lines[0];

    public int Count { get; private set; }

    public List<LocalFunctionStatementSyntax> LocalFunctions { get; } = [];

    public void Add(SyntaxNode body)
    {
        foreach (var part in body.DescendantNodesAndTokensAndSelf(Descends))
        {
            Add(part);
        }
    }

    private bool Descends(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax => false,
        InterpolatedStringExpressionSyntax literal => !CountsOnce(literal),
        _ => true,
    };

    private void Add(SyntaxNodeOrToken part)
    {
        if (part.IsToken)
        {
            AddToken(part.AsToken());
        }
        else if (part.AsNode() is LocalFunctionStatementSyntax function)
        {
            LocalFunctions.Add(function);
        }
        else if (part.AsNode() is InterpolatedStringExpressionSyntax literal && CountsOnce(literal))
        {
            AddOnce(literal);
        }
    }

    private void AddToken(SyntaxToken token)
    {
        if (token.Span.IsEmpty)
        {
            return;
        }

        MoveTo(token.SpanStart);
        AddHere(token);
    }

    private void AddHere(SyntaxToken token)
    {
        if (IsBrace(token))
        {
            _lastLoneBrace = _line.LineNumber;
        }
        else if (!Closes(token) || _lastLoneBrace != _line.LineNumber)
        {
            CountLines(token.Span.End);
        }
    }

    private void CountLines(int end)
    {
        var last = end > _line.End ? text.Lines.IndexOf(end) : _line.LineNumber;
        var fresh = last - Math.Max(_lastCounted, _line.LineNumber - 1);
        Count += countsEachLiteralLine ? fresh : Math.Min(fresh, _lastCounted < _line.LineNumber ? 1 : 0);
        _lastCounted = Math.Max(_lastCounted, last);
    }

    private void AddOnce(InterpolatedStringExpressionSyntax literal)
    {
        MoveTo(literal.SpanStart);
        CountLines(_line.Start);
        foreach (var hole in literal.Contents.OfType<InterpolationSyntax>().Where(SpansLines))
        {
            AddHole(hole);
        }

        _lastCounted = Math.Max(_lastCounted, text.Lines.IndexOf(literal.Span.End));
    }

    private void AddHole(InterpolationSyntax hole)
    {
        _lastCounted = Math.Max(_lastCounted, text.Lines.IndexOf(hole.SpanStart));
        Add(hole.Expression);
    }

    private void MoveTo(int position)
    {
        if (position < _line.Start || position >= _line.EndIncludingLineBreak)
        {
            _line = text.Lines.GetLineFromPosition(position);
        }
    }

    private bool CountsOnce(InterpolatedStringExpressionSyntax literal) =>
        !countsEachLiteralLine && SpansLines(literal);

    private bool SpansLines(SyntaxNode node) =>
        text.Lines.IndexOf(node.SpanStart) != text.Lines.IndexOf(node.Span.End);

    private static bool IsBrace(SyntaxToken token) =>
        token.IsKind(SyntaxKind.OpenBraceToken) || token.IsKind(SyntaxKind.CloseBraceToken);

    private static bool Closes(SyntaxToken token) => token.Kind() is
        SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.SemicolonToken
            or SyntaxKind.CommaToken;
}
