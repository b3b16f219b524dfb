using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells tests that are there to be read: samples that are compiled and run so that the documentation holds.</summary>
internal static class Sample
{
    private static readonly string[] Nouns =
        ["sample", "samples", "example", "examples", "documentation", "docs", "snippet", "snippets", "demo", "demos", "tutorial", "tutorials", "walkthrough", "readme", "playground"];

    private static readonly string[] Trappings = ["test", "tests", "fixture", "spec", "specs"];

    /// <summary>Whether the name of a test, of its class or of a namespace within the project ends in such a word.</summary>
    public static bool Is(IMethodSymbol test) =>
        IsNamedForIt(test.Name) || test.ContainingType.WithContainers().Any(type => IsNamedForIt(type.Name)) || Spaces(test).Any(IsNamedForIt);

    // In the tests of an application that is a sample itself, all namespaces say so.
    private static IEnumerable<string> Spaces(IMethodSymbol test) =>
        test.ContainingNamespace.ToDisplayString().Split('.').Except(test.ContainingAssembly.Name.Split('.'));

    private static bool IsNamedForIt(string name) =>
        Permission.Words(name).LastOrDefault(word => word.Length > 0 && !Trappings.Contains(word)) is { } noun && Nouns.Contains(noun);
}
