using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Finds the methods that xunit runs for a class, inherited ones too, in the order of the source.</summary>
internal static class TestMethods
{
    public static ImmutableArray<TestMethod> Of(INamedTypeSymbol type, KnownTypes known) => type.RunnableMethods()
        .Select(method => AsTest(method, known))
        .OfType<TestMethod>()
        .GroupBy<TestMethod, ISymbol>(test => test.Method.ContainingType, SymbolEqualityComparer.Default)
        .SelectMany(InSourceOrder)
        .ToImmutableArray();

    private static IEnumerable<TestMethod> InSourceOrder(IEnumerable<TestMethod> tests) => tests
        .OrderBy(test => FirstReference(test.Method)?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
        .ThenBy(test => FirstReference(test.Method)?.Span.Start ?? 0)
        .ThenBy(test => test.Method.ToDisplayString(), StringComparer.Ordinal);

    private static SyntaxReference? FirstReference(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault();

    private static TestMethod? AsTest(IMethodSymbol method, KnownTypes known) =>
        method.FindInherited(attribute => attribute.AttributeClass.Inherits(known.Xunit.Fact)) is { } fact
            ? new TestMethod(method, fact) : null;
}

/// <summary>A method that xunit runs, with the attribute that says so.</summary>
internal sealed record TestMethod(IMethodSymbol Method, AttributeData Fact);
