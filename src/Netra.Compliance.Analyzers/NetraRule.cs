using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers;

/// <summary>A rule about Netra's attributes: it is silent, and free, where they are not referenced.</summary>
public abstract class NetraRule : CompilationRule
{
    private protected NetraRule()
    {
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, NetraTypes types);

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (NetraTypes.Of(context.Compilation) is { } types)
        {
            Start(context, types);
        }
    }
}
