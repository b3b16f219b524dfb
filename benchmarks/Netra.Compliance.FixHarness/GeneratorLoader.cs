using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.FixHarness;

/// <summary>Loads the generators of a project from where they are.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
}
