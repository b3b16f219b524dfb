using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A rule about tests: it is silent, and free, where no test framework is referenced.</summary>
public abstract class HonestyRule : DiagnosticAnalyzer
{
    private protected HonestyRule()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, HonestyModel model);

    private void Start(CompilationStartAnalysisContext context)
    {
        var model = HonestyModel.Of(context.Compilation, context.Options);
        if (model.Tests.Exist)
        {
            Register(context, model);
        }
    }
}
