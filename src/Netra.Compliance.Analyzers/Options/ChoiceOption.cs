using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>One of a few words; the first is the default.</summary>
internal sealed class ChoiceOption(string key, params string[] choices) : IOption
{
    public string Key { get; } = key;

    public string Expected { get; } = string.Join(" or ", choices);

    public string Fallback => choices[0];

    public bool Accepts(string value) => choices.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file is set to the choice; the default holds where the value is not set or cannot be used.</summary>
    public bool Is(string choice, AnalyzerConfigOptions options) =>
        string.Equals(choice, Value(options), StringComparison.OrdinalIgnoreCase);

    private string Value(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value) && Accepts(value) ? value : Fallback;
}
