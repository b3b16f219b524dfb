using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers;

/// <summary>A rule about product code: it is silent, and free, in projects of tests.</summary>
public abstract class ProductRule : DiagnosticAnalyzer
{
    private protected ProductRule()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private protected abstract void Register(CompilationStartAnalysisContext context);

    private void Start(CompilationStartAnalysisContext context)
    {
        if (!TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            Register(context);
        }
    }
}
