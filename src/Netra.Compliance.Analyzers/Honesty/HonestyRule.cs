using Microsoft.CodeAnalysis;
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

    private protected abstract void Check(Test test);

    private void Start(CompilationStartAnalysisContext context)
    {
        var model = HonestyModel.Of(context.Compilation);
        if (model.Tests.Exist)
        {
            context.RegisterOperationBlockAction(block => Check(block, model));
        }
    }

    private void Check(OperationBlockAnalysisContext context, HonestyModel model)
    {
        if (context.OwningSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && model.Tests.Contain(method))
        {
            Check(new Test(context, model, method));
        }
    }
}
