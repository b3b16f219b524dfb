using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.TypeSafety;

/// <summary>NETRA4002: nullable analysis is off for a file, or for a part of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullableOff : DiagnosticAnalyzer
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

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 } compilation)
        {
            var isOn = (compilation.Options.NullableContextOptions & NullableContextOptions.Warnings) != 0;
            context.RegisterSyntaxTreeAction(tree => Check(tree, isOn));
        }
    }

    private static void Check(SyntaxTreeAnalysisContext context, bool isOn)
    {
        var root = (CompilationUnitSyntax)context.Tree.GetRoot(context.CancellationToken);
        foreach (var directive in NullableDirectives.In(root).Where(NullableDirectives.TurnsOff))
        {
            Report(context, directive.GetLocation(), "from here on");
        }

        if (!isOn && root.Members.Count > 0 && !NullableDirectives.In(root).Any(NullableDirectives.TurnsOn))
        {
            Report(context, root.Members[0].GetFirstToken().GetLocation(), "in this file: turn it on in the project, or with #nullable enable");
        }
    }

    private static void Report(SyntaxTreeAnalysisContext context, Location place, string where) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, place, where));
}
