using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Tests.House;

namespace Netra.Compliance.Analyzers.Tests.Docs;

/// <summary>A preset as the package ships it.</summary>
internal sealed class Preset
{
    private const string Prefix = "dotnet_analyzer_diagnostic.category-";

    private Preset(string name)
    {
        Name = name;
        Text = File.ReadAllText(Path.Combine(Folder, name + ".globalconfig"));
        var config = AnalyzerConfig.Parse(SourceText.From(Text), $"/{name}.globalconfig");
        Options = AnalyzerConfigSet.Create<AnalyzerConfig[]>([config]).GlobalConfigOptions.AnalyzerOptions;
    }

    /// <summary>All presets, the mildest first.</summary>
    public static ImmutableArray<Preset> All { get; } = [new("relaxed"), new("recommended"), new("strict")];

    public static string Folder => Path.Combine(Repository.Root, "src", "Netra.Compliance", "presets");

    public string Name { get; }

    public string Text { get; }

    public ImmutableDictionary<string, string> Options { get; }

    /// <summary>The categories that the preset sets a severity for.</summary>
    public IEnumerable<string> Categories =>
        Options.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(key => key[Prefix.Length..^".severity".Length]);

    /// <summary>The severity of a rule under the preset, in the words of .editorconfig.</summary>
    public string SeverityOf(DiagnosticDescriptor rule) =>
        Options.TryGetValue($"{Prefix}{rule.Category.ToLowerInvariant()}.severity", out var severity)
            ? severity : Word(rule.DefaultSeverity);

    private static string Word(DiagnosticSeverity severity) =>
        severity == DiagnosticSeverity.Info ? "suggestion" : severity.ToString().ToLowerInvariant();
}
