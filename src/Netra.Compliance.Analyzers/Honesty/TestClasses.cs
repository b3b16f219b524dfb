using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>What the tests of each class have in common, found when a test first asks for it.</summary>
internal sealed class TestClasses
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, TestClass> _classes = new(SymbolEqualityComparer.Default);

    public TestClass Of(Test test) => _classes.GetOrAdd(test.Method.ContainingType, type => new TestClass(type, test.Model));
}
