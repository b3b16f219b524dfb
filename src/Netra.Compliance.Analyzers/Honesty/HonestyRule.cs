using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A rule about tests: it is silent, and free, where no test framework is referenced.</summary>
public abstract class HonestyRule : CompilationRule
{
    private protected HonestyRule()
    {
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, HonestyModel model);

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (TestMethods.Of(context.Compilation).Exist)
        {
            Register(context, HonestyModel.Of(context.Compilation, context.Options));
        }
    }
}
