using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Tests.House;

/// <summary>The options of this repository's own .editorconfig, file by file.</summary>
internal sealed class EditorConfig : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set = Load(Path.Combine(Repository.Root, ".editorconfig"));

    public override AnalyzerConfigOptions GlobalOptions => new Values(_set.GlobalConfigOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OptionsOf(tree.FilePath);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OptionsOf(textFile.Path);

    private static AnalyzerConfigSet Load(string path) =>
        AnalyzerConfigSet.Create<AnalyzerConfig[]>([AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path)]);

    private Values OptionsOf(string path) => new(_set.GetOptionsForSourcePath(path));

    private sealed class Values(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) =>
            result.AnalyzerOptions.TryGetValue(key, out value!);
    }
}
