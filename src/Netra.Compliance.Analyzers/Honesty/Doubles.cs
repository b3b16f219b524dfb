using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells a test that tries out a double which other tests of its class use with the product: who relies on it may well test it.</summary>
internal static class Doubles
{
    public static bool AreTried(Test test)
    {
        var doubles = new HashSet<ISymbol>(Used(test, test.Method), SymbolEqualityComparer.Default);
        return doubles.Count > 0 && test.Model.Tests.DeclaredIn(test.Method.ContainingType)
            .Any(sibling => test.Model.Facts.Of(sibling).MeetsProduct && Used(test, sibling).Any(doubles.Contains));
    }

    private static IEnumerable<INamedTypeSymbol> Used(Test test, IMethodSymbol member) => test.Model.Facts.Of(member).Own
        .Select(symbol => symbol as INamedTypeSymbol ?? symbol.ContainingType)
        .Where(type => type is { IsStatic: false } && !test.Method.ContainingType.IsOrInherits(type))
        .Select(type => type.OriginalDefinition);
}
