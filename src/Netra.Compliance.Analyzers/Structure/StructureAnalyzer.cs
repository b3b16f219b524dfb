using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
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
        ImmutableArray.Create(FileTooLong.Descriptor, MemberTooLong.Descriptor, PackedStatements.Descriptor);

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
