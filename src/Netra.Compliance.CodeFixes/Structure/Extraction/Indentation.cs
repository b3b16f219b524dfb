using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>How a file is laid out: its line breaks, and how far things are indented.</summary>
internal sealed class Indentation(SourceText text, SyntaxNode root)
{
    /// <summary>The file's own line break.</summary>
    public string LineBreak { get; } = text.Lines[0] is var first && first.EndIncludingLineBreak > first.End
        ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
        : "\n";

    /// <summary>What the line of a position begins with.</summary>
    public string At(int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    /// <summary>One step, as the type indents its members.</summary>
    public string Step(LongMember member)
    {
        var outer = At(member.Type.Keyword.SpanStart);
        var inner = At(member.Host.SpanStart);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : "    ";
    }

    /// <summary>Lines of the file moved to another indentation; what stands inside of a literal stays as it is.</summary>
    public IEnumerable<string> Moved(TextSpan span, string from, string to) =>
        text.Lines.SkipWhile(line => line.End < span.Start).TakeWhile(line => line.Start < span.End).Select(line => Moved(line, from, to));

    private string Moved(TextLine line, string from, string to)
    {
        var content = line.ToString();
        if (IsInLiteral(line.Start))
        {
            return content;
        }

        return content.StartsWith(from, StringComparison.Ordinal) ? (to + content.Substring(from.Length)).TrimEnd(' ', '\t') : content;
    }

    private bool IsInLiteral(int position) => root.FindToken(position).Parent!.AncestorsAndSelf().Any(node =>
        node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && node.SpanStart < position && position <= node.Span.End);
}
