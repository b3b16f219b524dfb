using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells methods that can fail a test on purpose, or may.</summary>
internal sealed class Expectations(Compilation compilation, AssemblyRoles roles)
{
    private const string Assert = "Assert";

    public AssertionMethods Assertions { get; } = new(compilation, roles);

    public bool Fails(IMethodSymbol method) => Assertions.Contain(method) || IsOpaque(method);

    // Where the body cannot be seen, the benefit of the doubt: a helper that some class of tests is to supply,
    // or one of an assembly that is built on a library of assertions.
    private bool IsOpaque(IMethodSymbol method) => roles.Of(method) switch
    {
        AssemblyRole.Tests => method.IsAbstract || IsMarker(method),
        AssemblyRole.Product => roles.BuildsOnAssertions(method.ContainingAssembly),
        _ => false,
    };

    // AssertValid(() => …): a helper that is there to run what must not throw.
    private static bool IsMarker(IMethodSymbol method) =>
        method.Name.StartsWith(Assert, StringComparison.Ordinal)
        && !method.Name.Skip(Assert.Length).Take(1).Any(char.IsLower)
        && method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);
}
