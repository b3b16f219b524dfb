using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells a test that tries out a double or a helper: one that other tests of its class use with the product, or that the class is named for. Who relies on it may well test it.</summary>
internal static class Doubles
{
    private static readonly string[] Suffixes = ["Tests", "Test", "Fixture", "Specs", "Facts"];

    public static bool AreTried(Test test)
    {
        var tried = new HashSet<ISymbol>(Used(test, test.Method), SymbolEqualityComparer.Default);
        return tried.Any(symbol => IsNamedFor(test.Method.ContainingType, symbol))
            || (tried.Any(IsShared) && OfSiblings(test).Any(symbol => IsShared(symbol) && tried.Contains(symbol)));
    }

    private static bool IsNamedFor(INamedTypeSymbol tests, ISymbol tried) => Suffixes.Any(suffix => tests.Name == tried.Name + suffix);

    private static IEnumerable<ISymbol> OfSiblings(Test test) => test.Model.Tests.DeclaredIn(test.Method.ContainingType)
        .Where(sibling => test.Model.Facts.Of(sibling).MeetsProduct)
        .SelectMany(sibling => Used(test, sibling));

    // What gives back a value may be where the test has its expectation from.
    private static bool IsShared(ISymbol tried) => tried is INamedTypeSymbol { IsStatic: false } || (tried is IMethodSymbol helper && helper.IsWithoutResult());

    // Of a class of tests its methods: it is no double itself.
    private static IEnumerable<ISymbol> Used(Test test, IMethodSymbol member) => test.Model.Facts.Of(member).Own
        .Select(symbol => IsOfTests(test, symbol) ? symbol : symbol as INamedTypeSymbol ?? symbol.ContainingType)
        .Select(symbol => symbol.OriginalDefinition);

    private static bool IsOfTests(Test test, ISymbol symbol) =>
        symbol.ContainingType is { } type && test.Method.ContainingType.IsOrInherits(type.OriginalDefinition);
}
