using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Tells which methods a test framework runs.</summary>
internal sealed class TestMethods
{
    private static readonly string[] AttributeNames =
    [
        "Xunit.FactAttribute",
        "Xunit.IFactAttribute",
        "NUnit.Framework.TestAttribute",
        "NUnit.Framework.TestCaseAttribute",
        "NUnit.Framework.TestCaseSourceAttribute",
        "NUnit.Framework.TheoryAttribute",
        "NUnit.Framework.CombiningStrategyAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "TUnit.Core.BaseTestAttribute",
    ];

    private readonly INamedTypeSymbol[] _attributes;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    private TestMethods(INamedTypeSymbol[] attributes) => _attributes = attributes;

    /// <summary>Whether a test framework is referenced at all.</summary>
    public bool Exist => _attributes.Length > 0;

    public static TestMethods Of(Compilation compilation) =>
        new([.. AttributeNames.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()]);

    public bool Contain(IMethodSymbol method)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.GetAttributes().Any(IsTest))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tests that a class declares itself.</summary>
    public IEnumerable<IMethodSymbol> DeclaredIn(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(Contain);

    /// <summary>The tests that a class declares or inherits.</summary>
    public IEnumerable<IMethodSymbol> RunFor(INamedTypeSymbol type) => type.WithBases().SelectMany(DeclaredIn);

    private bool IsTest(AttributeData attribute) =>
        attribute.AttributeClass is { } type && _verdicts.GetOrAdd(type, candidate => _attributes.Any(candidate.IsOrInherits));
}
