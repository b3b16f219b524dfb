using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Checking;

/// <summary>The .editorconfig files that reach the files of a folder, as the compiler would read them.</summary>
internal sealed class EditorConfigs : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _configs;

    private EditorConfigs(AnalyzerConfigSet configs, string text) => (_configs, Text) = (configs, text);

    /// <summary>All that the files say, to tell whether one has changed.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => new Values(_configs.GlobalConfigOptions.AnalyzerOptions);

    /// <summary>
    /// The options of the folders that hold <paramref name="files"/>, and of all folders above them; over these,
    /// <paramref name="preset"/>, a global configuration, says only what they leave open.
    /// </summary>
    public static EditorConfigs Of(IEnumerable<string> files, string? preset = null)
    {
        var folders = files.Select(file => Path.GetDirectoryName(file)!).ToHashSet();
        var all = folders.ToHashSet();
        folders.ToList().ForEach(folder => AddParents(all, folder));
        var texts = FilesIn(all).Select(path => (Path: path, Text: RegularFile.Text(path))).ToList();
        texts.AddRange(preset is null ? [] : [(Path.GetFullPath("/preset.globalconfig"), preset)]);
        var configs = texts.Select(file => AnalyzerConfig.Parse(SourceText.From(file.Text), file.Path));
        return new(AnalyzerConfigSet.Create(configs.ToImmutableArray()), string.Join('\n', texts));
    }

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OptionsOf(tree.FilePath);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OptionsOf(textFile.Path);

    /// <summary>What a file's options are, for files that share them.</summary>
    public string Fingerprint(string file) =>
        string.Join('\n',
            _configs.GetOptionsForSourcePath(file).AnalyzerOptions.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>The severities that a file's options set by rule.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities(string file) =>
        _configs.GetOptionsForSourcePath(file).TreeOptions;

    private static IEnumerable<string> FilesIn(IEnumerable<string> folders) =>
        folders.Select(folder => Path.Combine(folder, ".editorconfig")).Where(File.Exists)
            .Order(StringComparer.Ordinal);

    private Values OptionsOf(string file) => new(_configs.GetOptionsForSourcePath(file).AnalyzerOptions);

    private static void AddParents(HashSet<string> folders, string folder)
    {
        for (var parent = Path.GetDirectoryName(folder); parent is not null && folders.Add(parent);
            parent = Path.GetDirectoryName(parent))
        {
        }
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
                values.TryGetValue(key, out value);
    }
}
