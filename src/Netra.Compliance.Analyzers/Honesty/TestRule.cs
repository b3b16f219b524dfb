using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A rule that judges tests one by one, by their bodies.</summary>
public abstract class TestRule : HonestyRule
{
    private protected TestRule()
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, HonestyModel model) =>
        context.RegisterSemanticModelAction(file => Check(file, model));

    private protected abstract void Check(Test test);

    private void Check(SemanticModelAnalysisContext context, HonestyModel model)
    {
        foreach (var code in model.TestsIn(context.SemanticModel, context.CancellationToken))
        {
            Check(new Test(context, model, code));
        }
    }
}
