using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A method, and a test that does something with it.</summary>
internal sealed record SiblingUse(IMethodSymbol Method, IMethodSymbol Test)
{
    /// <summary>Uses by their methods, overloads as one.</summary>
    public static ILookup<IMethodSymbol, SiblingUse> ByMethod(IEnumerable<SiblingUse> uses) => uses.ToLookup(use => use.Method, new Overloads());

    private sealed class Overloads : IEqualityComparer<IMethodSymbol>
    {
        public bool Equals(IMethodSymbol one, IMethodSymbol other) => Siblings.AreOverloads(one, other);

        public int GetHashCode(IMethodSymbol method) => StringComparer.Ordinal.GetHashCode(method.Name);
    }
}
