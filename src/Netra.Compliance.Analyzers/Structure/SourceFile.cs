using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>One file under the structural rules: its text, its options, and where findings go.</summary>
internal sealed class SourceFile(SyntaxTreeAnalysisContext context, StructureOptions options)
{
    public StructureOptions Options { get; } = options;

    public SourceText Text { get; } = context.Tree.GetText(context.CancellationToken);

    public Location LocationOf(TextSpan span) => Location.Create(context.Tree, span);

    public void Report(Diagnostic finding)
    {
        if (!GeneratedCode.Holds(finding.Location))
        {
            context.ReportDiagnostic(finding);
        }
    }

    /// <summary>How many physical lines a span touches; an empty one touches none.</summary>
    public int LinesOf(TextSpan span) =>
        span.IsEmpty ? 0 : Text.Lines.IndexOf(span.End) - Text.Lines.IndexOf(span.Start) + 1;

    /// <summary>Whether two positions are on the same line.</summary>
    public bool SharesLine(int one, int other) => Text.Lines.IndexOf(one) == Text.Lines.IndexOf(other);
}
