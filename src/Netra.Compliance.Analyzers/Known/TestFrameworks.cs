using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Test frameworks, known by the names of their assemblies.</summary>
public static class TestFrameworks
{
    /// <summary>The framework that the generator writes for.</summary>
    public const string Supported = "xunit v2";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xunit.core"] = Supported,
        ["xunit.v3.core"] = "xunit v3",
        ["nunit.framework"] = "NUnit",
        ["Microsoft.VisualStudio.TestPlatform.TestFramework"] = "MSTest",
        ["MSTest.TestFramework"] = "MSTest",
        ["TUnit.Core"] = "TUnit",
    };

    /// <summary>What people call the frameworks among some assemblies: each once, in ordinal order.</summary>
    /// <param name="assemblies">The simple names of assemblies.</param>
    public static IEnumerable<string> Among(IEnumerable<string> assemblies) => assemblies
        .Select(assembly => Names.TryGetValue(assembly, out var name) ? name : null)
        .OfType<string>()
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal);

    internal static IEnumerable<string> Of(Compilation compilation) =>
        Among(compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name));
}
