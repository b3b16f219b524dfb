using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A rule that judges tests one by one, by their bodies.</summary>
public abstract class TestRule : HonestyRule
{
    private protected TestRule()
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, HonestyModel model) =>
        context.RegisterOperationBlockAction(block => Check(block, model));

    private protected abstract void Check(Test test);

    private void Check(OperationBlockAnalysisContext context, HonestyModel model)
    {
        if (context.OwningSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && model.Tests.Contain(method))
        {
            Check(new Test(context, model, method));
        }
    }
}
