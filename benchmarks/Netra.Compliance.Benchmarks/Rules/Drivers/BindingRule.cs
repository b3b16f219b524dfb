using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Benchmarks.Rules.Drivers;

/// <summary>Asks what every method means, and looks at nothing: what its time is, any rule about tests pays to the
/// compiler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BindingRule : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Echo.Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(Bind);
    }

    private static void Bind(SemanticModelAnalysisContext context)
    {
        foreach (var method in context.SemanticModel.SyntaxTree.GetRoot().DescendantNodes()
            .OfType<BaseMethodDeclarationSyntax>())
        {
            _ = context.SemanticModel.GetOperation(method)?.Descendants().Count();
        }
    }
}
