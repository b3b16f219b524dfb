using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers;

/// <summary>A rule that begins with a compilation: concurrent, and blind to generated code.</summary>
public abstract class CompilationRule : DiagnosticAnalyzer
{
    private protected CompilationRule()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private protected abstract void Start(CompilationStartAnalysisContext context);
}
