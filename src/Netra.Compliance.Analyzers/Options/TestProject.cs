using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>Tells a project of tests from any other.</summary>
internal static class TestProject
{
    public static bool Is(Compilation compilation, AnalyzerConfigOptions options) =>
        SaysSo(options) || TestFrameworks.Of(compilation).Any();

    private static bool SaysSo(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.IsTestProject", out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
