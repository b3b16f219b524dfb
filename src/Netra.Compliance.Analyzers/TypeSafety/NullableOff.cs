using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>NETRA4002: nullable analysis is off for a file, or for a part of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableOff : CompilationRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA4002",
        title: "Nullable analysis is off",
        messageFormat: "Nullable analysis is off {0}",
        category: Category.TypeSafety,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without it the compiler lets every null through, and says nothing.",
        helpLinkUri: HelpLink.For("NETRA4002"));

    /// <summary>Creates the rule.</summary>
    public NullableOff()
        : base(leavesOutGenerated: true)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 } compilation)
        {
            var project = new NullableProject(compilation, context.Options.AnalyzerConfigOptionsProvider);
            OnWrittenFiles(context, tree => Check(tree, project));
        }
    }

    private static void Check(SyntaxTreeAnalysisContext context, NullableProject project)
    {
        var root = (CompilationUnitSyntax)context.Tree.GetRoot(context.CancellationToken);
        if (project.IsOn || NullableDirectives.TurnsOn(root))
        {
            ReportEach(context, NullableDirectives.In(root).Where(NullableDirectives.TurnsOff));
        }
        else if (root.Members.Count > 0 && project.Says(context.Tree) is { } where)
        {
            Report(context, root.Members[0].GetFirstToken().GetLocation(), where);
        }
    }

    private static void ReportEach(SyntaxTreeAnalysisContext context, IEnumerable<DirectiveTriviaSyntax> directives)
    {
        foreach (var directive in directives)
        {
            Report(context, directive.GetLocation(), "from here on");
        }
    }

    private static void Report(SyntaxTreeAnalysisContext context, Location place, string where)
    {
        if (!GeneratedCode.Holds(place))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place, where));
        }
    }
}
