using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A class of tests, for rules that look at what its tests have in common: to look at each for each would take their square.</summary>
internal sealed class TestClass
{
    private readonly Lazy<HashSet<ISymbol>> _doubles;
    private readonly Lazy<bool> _assertsElsewhere;

    public TestClass(INamedTypeSymbol type, HonestyModel model)
    {
        _doubles = new(() => new HashSet<ISymbol>(Analyzers.Honesty.Doubles.InUse(type, model), SymbolEqualityComparer.Default));
        _assertsElsewhere = new(() => OtherTargets.AssertAbove(type));
    }

    /// <summary>What tests that meet the product use besides it.</summary>
    public HashSet<ISymbol> Doubles => _doubles.Value;

    /// <summary>Whether a base class asserts in what is compiled for another target only.</summary>
    public bool AssertsElsewhere => _assertsElsewhere.Value;
}
