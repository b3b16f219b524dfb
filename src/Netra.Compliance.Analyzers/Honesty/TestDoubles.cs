using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Recognizes tests of a test double or helper that other tests of the class use with the product, or that the
/// class is named for: testing it is legitimate.</summary>
internal static class TestDoubles
{
    private static readonly string[] Suffixes = ["Tests", "Test", "Fixture", "Specs", "Facts"];

    public static bool AreTested(Test test)
    {
        var type = test.Method.ContainingType;
        var tried = Used(type, test.Model.Facts.Of(test)).ToArray();
        return tried.Any(symbol => IsNamedFor(type, symbol))
            || tried.Any(symbol => IsShared(symbol) && test.Model.Classes.Of(test).Doubles.Contains(symbol));
    }

    /// <summary>What the tests of a class use that meet the product.</summary>
    public static IEnumerable<ISymbol> InUse(INamedTypeSymbol type, HonestyModel model) => model.Tests.DeclaredIn(type)
        .Select(model.Facts.Of)
        .Where(facts => facts.MeetsProduct)
        .SelectMany(facts => Used(type, facts));

    private static bool IsNamedFor(INamedTypeSymbol tests, ISymbol tried) =>
        Suffixes.Any(suffix => tests.Name == tried.Name + suffix);

    // What gives back a value may be where the test has its expectation from.
    private static bool IsShared(ISymbol tried) =>
        tried is INamedTypeSymbol { IsStatic: false } || (tried is IMethodSymbol helper && helper.IsWithoutResult());

    // Of a class of tests its methods: it is no double itself.
    private static IEnumerable<ISymbol> Used(INamedTypeSymbol tests, BodyFacts facts) => facts.Own
        .Select(symbol => IsOfTests(tests, symbol) ? symbol : symbol as INamedTypeSymbol ?? symbol.ContainingType)
        .Select(symbol => symbol.OriginalDefinition);

    private static bool IsOfTests(INamedTypeSymbol tests, ISymbol symbol) =>
        symbol.ContainingType is { } type && tests.IsOrInherits(type.OriginalDefinition);
}
