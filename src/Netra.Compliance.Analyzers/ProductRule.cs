using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers;

/// <summary>A rule about product code: it is silent, and free, in projects of tests.</summary>
public abstract class ProductRule : CompilationRule
{
    private protected ProductRule()
        : base(leavesOutGenerated: true)
    {
    }

    private protected abstract void Register(CompilationStartAnalysisContext context);

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (!TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            Register(context);
        }
    }
}
