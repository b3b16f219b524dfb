using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>Which tests must state a value besides the critical ones: none, all, or those of some namespaces and what is below them.</summary>
internal sealed class ScopeOption(string key) : IOption
{
    private const string Namespaces = "namespaces:";

    public string Key { get; } = key;

    public string Expected => "critical, all, or namespaces: followed by names with commas between them";

    public string Fallback => "critical";

    public bool Accepts(string value) => IsCritical(value) || IsAll(value) || NamesIn(value).Length > 0;

    /// <param name="space">Null for what is in none, as the attributes of an assembly.</param>
    /// <param name="options">The settings of the file.</param>
    public bool Includes(INamespaceSymbol? space, AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value) && (IsAll(value) || (space is not null && IsListed(space.ToDisplayString(), value)));

    private static bool IsListed(string space, string value) =>
        NamesIn(value).Any(name => space == name || space.StartsWith(name + ".", StringComparison.Ordinal));

    private static string[] NamesIn(string value) => value.StartsWith(Namespaces, StringComparison.OrdinalIgnoreCase)
        ? [.. value.Substring(Namespaces.Length).Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)]
        : [];

    private static bool IsAll(string value) => string.Equals(value, "all", StringComparison.OrdinalIgnoreCase);

    private static bool IsCritical(string value) => string.Equals(value, "critical", StringComparison.OrdinalIgnoreCase);
}
