using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Shapes;

/// <summary>The methods of a class among which a test framework looks for tests.</summary>
internal static class TestMembers
{
    /// <summary>The attribute that xunit's others derive from.</summary>
    public const string FactName = "Xunit.FactAttribute";

    /// <summary>Own and inherited methods, the own first: no private one of a base, and of those that override each
    /// other the last.</summary>
    public static IEnumerable<IMethodSymbol> RunnableMethods(this INamedTypeSymbol type)
    {
        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        return type.WithBases()
            .SelectMany(part => part.GetMembers().OfType<IMethodSymbol>())
            .Where(method => IsLast(method, overridden) && IsReachable(method, type));
    }

    /// <summary>The first attribute that is wanted on a method or, without one, on what it overrides.</summary>
    public static AttributeData? FindInherited(this IMethodSymbol method, Func<AttributeData, bool> isWanted)
    {
        var declared = method;
        var found = default(AttributeData);
        while (declared is not null && found is null)
        {
            found = declared.GetAttributes().FirstOrDefault(isWanted);
            declared = declared.OverriddenMethod;
        }

        return found;
    }

    private static bool IsLast(IMethodSymbol method, HashSet<IMethodSymbol> overridden)
    {
        if (method.OverriddenMethod is { } earlier)
        {
            overridden.Add(earlier.OriginalDefinition);
        }

        return !overridden.Contains(method.OriginalDefinition);
    }

    private static bool IsReachable(IMethodSymbol method, INamedTypeSymbol type) =>
        method is { MethodKind: MethodKind.Ordinary, Name.Length: > 0 }
        && (method.DeclaredAccessibility != Accessibility.Private || method.ContainingType.Is(type));
}
