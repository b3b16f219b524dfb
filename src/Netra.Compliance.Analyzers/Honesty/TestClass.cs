using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A class of tests, for rules that look at the siblings of a test: to look at each for each would take their square.</summary>
internal sealed class TestClass
{
    private readonly INamedTypeSymbol _type;
    private readonly HonestyModel _model;
    private readonly Lazy<HashSet<ISymbol>> _doubles;
    private readonly Lazy<ILookup<IMethodSymbol, SiblingUse>> _harmed;
    private readonly Lazy<ILookup<IMethodSymbol, SiblingUse>> _thrown;
    private readonly Lazy<ILookup<IMethodSymbol, SiblingUse>> _judged;
    private readonly Lazy<bool> _assertsElsewhere;

    public TestClass(INamedTypeSymbol type, HonestyModel model)
    {
        _type = type;
        _model = model;
        _doubles = new(() => new HashSet<ISymbol>(Analyzers.Honesty.Doubles.InUse(type, model), SymbolEqualityComparer.Default));
        _harmed = new(() => Uses(code => code.ToThrow().Select(Siblings.Called).OfType<IMethodSymbol>()));
        _thrown = new(() => Uses(code => code.ToThrow().OfType<IInvocationOperation>().Select(call => call.TargetMethod)));
        _judged = new(() => Uses(code => code.Answers()));
        _assertsElsewhere = new(() => OtherTargets.AssertAbove(type));
    }

    /// <summary>What tests that meet the product use besides it.</summary>
    public HashSet<ISymbol> Doubles => _doubles.Value;

    /// <summary>What tests call for nothing but to be called, and expect to throw.</summary>
    public ILookup<IMethodSymbol, SiblingUse> Harmed => _harmed.Value;

    /// <summary>What tests call and expect to throw.</summary>
    public ILookup<IMethodSymbol, SiblingUse> Thrown => _thrown.Value;

    /// <summary>What tests call and judge the answer of.</summary>
    public ILookup<IMethodSymbol, SiblingUse> Judged => _judged.Value;

    /// <summary>Whether a base class asserts in what is compiled for another target only.</summary>
    public bool AssertsElsewhere => _assertsElsewhere.Value;

    private ILookup<IMethodSymbol, SiblingUse> Uses(Func<JudgedCode, IEnumerable<IMethodSymbol>> find) => SiblingUse.ByMethod(_model.Tests
        .DeclaredIn(_type)
        .SelectMany(test => find(new JudgedCode(test, _model)).Select(method => new SiblingUse(method, test))));
}
