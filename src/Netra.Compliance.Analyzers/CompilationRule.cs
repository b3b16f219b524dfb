using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers;

/// <summary>A rule that begins with a compilation: concurrent, and blind to generated code.</summary>
public abstract class CompilationRule : DiagnosticAnalyzer
{
    private readonly GeneratedCodeAnalysisFlags _generated;

    /// <param name="leavesOutGenerated">
    /// Whether the rule leaves out generated code by itself. The compiler does it for all others, and reads every token of a file
    /// for its first finding: dear for rules that have one in most files.
    /// </param>
    private protected CompilationRule(bool leavesOutGenerated = false) => _generated = leavesOutGenerated
        ? GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        : GeneratedCodeAnalysisFlags.None;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(_generated);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Checks each file that a person wrote, for a rule that leaves out generated code by itself.</summary>
    private protected static void OnWrittenFiles(CompilationStartAnalysisContext context, Action<SyntaxTreeAnalysisContext> check) =>
        context.RegisterSyntaxTreeAction(tree =>
        {
            if (!tree.IsGeneratedCode)
            {
                check(tree);
            }
        });

    private protected abstract void Start(CompilationStartAnalysisContext context);
}
