using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>Full names of types or members, with commas between them.</summary>
internal sealed class NameListOption(string key) : IOption
{
    public string Key { get; } = key;

    public string Expected => "full names of types or members with commas between them";

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
