using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Counting;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Counts as the rule counts in one file.</summary>
/// <param name="text">The file.</param>
/// <param name="options">Its options.</param>
/// <param name="limit">The lines that a member may have, as the finding says.</param>
internal sealed class LineLimit(SourceText text, StructureOptions options, int limit)
{
    public int Of(IReadOnlyCollection<SyntaxNode> nodes) => options.CountsPhysicalLines ? Physical(nodes) : Code(nodes);

    /// <summary>Lines past the limit.</summary>
    public int Excess(int lines) => Math.Max(0, lines - limit);

    private int Code(IEnumerable<SyntaxNode> nodes)
    {
        var counter = new CodeLineCounter(text, options.CountsEachLiteralLine);
        foreach (var node in nodes.Where(static node => node is not LocalFunctionStatementSyntax))
        {
            counter.Add(node);
        }

        return counter.Count;
    }

    private int Physical(IReadOnlyCollection<SyntaxNode> nodes) => nodes.Count == 0
        ? 0
        : text.Lines.IndexOf(nodes.Last().Span.End) - text.Lines.IndexOf(nodes.First().SpanStart) + 1;
}
