using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>How a file is laid out: its line breaks, and how far things are indented.</summary>
internal sealed class Indentation(SourceText text, SyntaxNode root)
{
    /// <summary>The file's own line break.</summary>
    public string LineBreak { get; } = text.Lines[0] is var first && first.EndIncludingLineBreak > first.End ? BreakOf(first) : "\n";

    /// <summary>One step: the first that the file makes.</summary>
    public string Step => root.DescendantTokens()
        .Where(token => BeginsItsLine(token.SpanStart))
        .Select(token => At(token.SpanStart))
        .FirstOrDefault(static blanks => blanks.Length > 0) ?? "    ";

    /// <summary>What the line of a position begins with.</summary>
    public string At(int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    /// <summary>Whether only blanks stand before a position on its line.</summary>
    public bool BeginsItsLine(int position) => text.Lines.GetLineFromPosition(position).Start + At(position).Length == position;

    /// <summary>Whole lines of the file moved to another indentation; literals keep every character.</summary>
    public string Moved(TextSpan span, string from, string to)
    {
        var lines = text.Lines.SkipWhile(line => line.End < span.Start).TakeWhile(line => line.Start < span.End).ToArray();
        var moved = string.Concat(lines.Select(line => Moved(line, from, to) + BreakOf(line)));
        return moved.Substring(0, moved.Length - BreakOf(lines[lines.Length - 1]).Length);
    }

    private static string BreakOf(TextLine line) => line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));

    private string Moved(TextLine line, string from, string to) =>
        line.ToString() is var content && content.StartsWith(from, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(content) && !IsInLiteral(line.Start)
            ? to + content.Substring(from.Length)
            : line.ToString();

    private bool IsInLiteral(int position) => root.FindToken(position).Parent!.AncestorsAndSelf().Any(node =>
        node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && node.SpanStart < position && position < node.Span.End);
}
