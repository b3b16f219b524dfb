using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>Tells a project of tests from any other.</summary>
internal static class TestProject
{
    private static readonly string[] Frameworks =
    [
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Core",
    ];

    public static bool Is(Compilation compilation, AnalyzerConfigOptions options) =>
        SaysSo(options) || compilation.ReferencedAssemblyNames.Any(IsFramework);

    private static bool SaysSo(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.IsTestProject", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsFramework(AssemblyIdentity assembly) =>
        Frameworks.Contains(assembly.Name, StringComparer.OrdinalIgnoreCase);
}
