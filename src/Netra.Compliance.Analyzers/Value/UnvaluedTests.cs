using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>Finds tests without a value beyond the critical ones.</summary>
internal sealed class UnvaluedTests(NetraTypes types, TestMethods tests)
{
    /// <summary>The class itself where none of its tests has a value, else those of its tests that have none.</summary>
    public IEnumerable<ISymbol> In(INamedTypeSymbol type)
    {
        var all = type.Has(types.BusinessValue) ? [] : tests.DeclaredIn(type).Where(IsNotCritical).ToArray();
        var without = all.Where(test => !test.Has(types.BusinessValue)).ToArray();
        return without.Length == all.Length ? without.Take(1).Select(_ => type) : without;
    }

    private bool IsNotCritical(IMethodSymbol test) => !test.Has(types.CriticalTest);
}
