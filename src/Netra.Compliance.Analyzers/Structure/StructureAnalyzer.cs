using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>Runs every rule about the shape of files in one walk of each tree, without a semantic model.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StructureAnalyzer : CompilationRule
{
    /// <summary>Creates the rule.</summary>
    public StructureAnalyzer()
        : base(leavesOutGenerated: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.FileTooLong, Descriptors.MemberTooLong, Descriptors.PackedStatements);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var inTests = TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        OnWrittenFiles(context, tree => Check(tree, inTests));
    }

    private static void Check(SyntaxTreeAnalysisContext context, bool inTests)
    {
        var settings = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree);
        var file = new SourceFile(context, StructureOptions.Read(settings, inTests));
        FileTooLong.Check(file);
        var root = context.Tree.GetRoot(context.CancellationToken);
        new MemberWalk(file).Visit(root);
        PackedStatements.Check(file, root);
    }
}

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
