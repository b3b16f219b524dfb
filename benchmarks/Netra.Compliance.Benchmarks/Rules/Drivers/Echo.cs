using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Benchmarks.Rules.Drivers;

/// <summary>Looks at nothing, and reports at places that it was told: what findings cost when finding them costs
/// nothing.</summary>
/// <param name="places">Where, by the path of the file.</param>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class Echo(ILookup<string, TextSpan> places) : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        "ECHO0001", "Echo", "Another rule has found something here", "Measuring", DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(Repeat);
    }

    private void Repeat(SyntaxTreeAnalysisContext context)
    {
        foreach (var place in places[context.Tree.FilePath])
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.Create(context.Tree, place)));
        }
    }
}
