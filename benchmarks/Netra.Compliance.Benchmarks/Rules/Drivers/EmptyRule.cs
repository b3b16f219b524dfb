using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Benchmarks.Rules.Drivers;

/// <summary>Registers what any rule about parsed files must, and looks at nothing: what its time is, is the
/// driver's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyRule : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Echo.Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(static _ => { });
    }
}
