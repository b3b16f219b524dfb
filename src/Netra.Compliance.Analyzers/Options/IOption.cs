using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>A key of .editorconfig that the rules understand.</summary>
internal interface IOption
{
    string Key { get; }

    /// <summary>What a value must look like, to complete the sentence "expected …".</summary>
    string Expected { get; }

    /// <summary>What holds where the value cannot be used, to complete the sentence "… is used instead".</summary>
    string Fallback { get; }

    bool Accepts(string value);
}

/// <summary>One of a few words; the first is the default.</summary>
internal sealed class ChoiceOption(string key, params string[] choices) : IOption
{
    public string Key { get; } = key;

    public string Expected { get; } = string.Join(" or ", choices);

    public string Fallback => choices[0];

    public bool Accepts(string value) => choices.Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file is set to the choice; the default holds where the value is not set or cannot be
    /// used.</summary>
    public bool Is(string choice, AnalyzerConfigOptions options) =>
        string.Equals(choice, Value(options), StringComparison.OrdinalIgnoreCase);

    private string Value(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value) && Accepts(value) ? value : Fallback;
}

/// <summary>A number of lines, from 1 to a million.</summary>
internal sealed class LimitOption(string key, string fallback) : IOption
{
    private const int Highest = 1_000_000;

    public string Key { get; } = key;

    public string Expected => "an integer from 1 to 1000000";

    public string Fallback { get; } = fallback;

    public bool Accepts(string value) => Parse(value) is not null;

    /// <summary>The value for a file; null where it is not set or cannot be used.</summary>
    public int? Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value) ? Parse(value) : null;

    private static int? Parse(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= Highest
            ? number
            : null;
}

/// <summary>Full names of types or members, with commas between them.</summary>
internal sealed class NameListOption(string key) : IOption
{
    public string Key { get; } = key;

    public string Expected => "full names of types or members, separated by commas";

    public string Fallback => "an empty list";

    public bool Accepts(string value) => Names(value).All(IsName);

    public bool IsSet(AnalyzerConfigOptions options) => options.TryGetValue(Key, out _);

    /// <summary>Whether a type, or a member or its type, is listed.</summary>
    public bool Lists(ISymbol symbol, AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value)
        && Names(value) is { Length: > 0 } names
        && (names.Contains(FullName(symbol)) || (symbol.ContainingType is { } type && names.Contains(FullName(type))));

    private static string FullName(ISymbol symbol) => symbol is INamedTypeSymbol
        ? symbol.OriginalDefinition.ToDisplayString(TypeName)
        : symbol.ContainingType?.OriginalDefinition.ToDisplayString(TypeName) + "." + symbol.Name;

    private static SymbolDisplayFormat TypeName { get; } =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string[] Names(string value) =>
        [.. value.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)];

    private static bool IsName(string name) => name.Split('.').All(part =>
        part.Length > 0 && !char.IsDigit(part[0]) && part.All(letter => letter == '_' || char.IsLetterOrDigit(letter)));
}

/// <summary>Which tests must state a value besides the critical ones: none, all, or those of some namespaces and what
/// is below them.</summary>
internal sealed class ScopeOption(string key) : IOption
{
    private const string Namespaces = "namespaces:";

    public string Key { get; } = key;

    public string Expected => "critical, all, or namespaces: followed by names separated by commas";

    public string Fallback => "critical";

    public bool Accepts(string value) => IsCritical(value) || IsAll(value) || NamesIn(value).Length > 0;

    /// <param name="space">Null for what is in none, as the attributes of an assembly.</param>
    /// <param name="options">The settings of the file.</param>
    public bool Includes(INamespaceSymbol? space, AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value)
            && (IsAll(value) || (space is not null && IsListed(space.ToDisplayString(), value)));

    private static bool IsListed(string space, string value) =>
        NamesIn(value).Any(name => space == name || space.StartsWith(name + ".", StringComparison.Ordinal));

    private static string[] NamesIn(string value) => value.StartsWith(Namespaces, StringComparison.OrdinalIgnoreCase)
        ? [.. value.Substring(Namespaces.Length).Split(',').Select(name => name.Trim()).Where(name => name.Length > 0)]
        : [];

    private static bool IsAll(string value) => string.Equals(value, "all", StringComparison.OrdinalIgnoreCase);

    private static bool IsCritical(string value) =>
        string.Equals(value, "critical", StringComparison.OrdinalIgnoreCase);
}
