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
    // one of an assembly that is built on a library of assertions, or one that is named for it: of a project beside this one,
    // the compiler shows an assembly without bodies and without what only they need.
    private bool IsOpaque(IMethodSymbol method) => roles.Of(method) switch
    {
        AssemblyRole.Tests => method.IsAbstract || IsMarker(method),
        AssemblyRole.Product => roles.BuildsOnAssertions(method.ContainingAssembly) || (IsVerdict(method) && !AssertionMethods.IsOpening(method.Name)),
        _ => false,
    };

    // AssertValid(() => …): a helper that is there to run what must not throw.
    private static bool IsMarker(IMethodSymbol method) =>
        IsNamedForIt(method.Name) && method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);

    private static bool IsVerdict(IMethodSymbol method) => IsNamedForIt(method.Name) || IsOfAssertions(method.ContainingType.Name);

    private static bool IsOfAssertions(string type) =>
        IsNamedForIt(type) || type.EndsWith(Assert, StringComparison.Ordinal) || type.EndsWith("Assertions", StringComparison.Ordinal);

    private static bool IsNamedForIt(string name) =>
        name.StartsWith(Assert, StringComparison.Ordinal) && !(name.Length > Assert.Length && char.IsLower(name[Assert.Length]));
}
