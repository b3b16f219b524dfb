using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Finds the methods that xunit runs for a class, inherited ones too, in the order of the source.</summary>
internal static class TestMethods
{
    public static ImmutableArray<TestMethod> Of(INamedTypeSymbol type, KnownTypes known)
    {
        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        return type.WithBases()
            .SelectMany(part => DeclaredIn(part, overridden))
            .Where(method => method.DeclaredAccessibility != Accessibility.Private || method.ContainingType.Is(type))
            .Select(method => AsTest(method, known))
            .OfType<TestMethod>()
            .ToImmutableArray();
    }

    private static IEnumerable<IMethodSymbol> DeclaredIn(INamedTypeSymbol type, HashSet<IMethodSymbol> overridden)
    {
        var methods = InSourceOrder(
            type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method is { MethodKind: MethodKind.Ordinary, Name.Length: > 0 }));
        var fresh = methods.Where(method => !overridden.Contains(method.OriginalDefinition)).ToArray();
        overridden.UnionWith(
            methods.Select(method => method.OverriddenMethod?.OriginalDefinition).OfType<IMethodSymbol>());
        return fresh;
    }

    private static IMethodSymbol[] InSourceOrder(IEnumerable<IMethodSymbol> methods) => methods
        .OrderBy(method => FirstReference(method)?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
        .ThenBy(method => FirstReference(method)?.Span.Start ?? 0)
        .ThenBy(method => method.ToDisplayString(), StringComparer.Ordinal)
        .ToArray();

    private static SyntaxReference? FirstReference(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault();

    private static TestMethod? AsTest(IMethodSymbol method, KnownTypes known)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.FindDerived(known.Xunit.Fact) is { } fact)
            {
                return new TestMethod(method, fact);
            }
        }

        return null;
    }
}

/// <summary>A method that xunit runs, with the attribute that says so.</summary>
internal sealed record TestMethod(IMethodSymbol Method, AttributeData Fact);
