using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Tests.Samples;

namespace Netra.Compliance.Analyzers.Tests.House;

/// <summary>The options of this repository's own .editorconfig, file by file.</summary>
internal static class EditorConfig
{
    public static AnalyzerConfigOptionsProvider Options { get; } =
        new SampleOptions(Load(Path.Combine(Repository.Root, ".editorconfig")));

    private static AnalyzerConfigSet Load(string path) =>
        AnalyzerConfigSet.Create<AnalyzerConfig[]>(
            [AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path)]);
}
