using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells bodies that can fail a test on purpose.</summary>
internal sealed class Expectation(Test test)
{
    private readonly HonestyModel _model = test.Model;

    /// <summary>Whether the test says by an attribute, or by a result that the framework compares, what it expects.</summary>
    public static bool IsDeclared(Test test) =>
        test.Model.Assertions.IsMarked(test.Method)
        || test.Method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ExpectedExceptionAttribute"
            || attribute.NamedArguments.Any(argument => argument.Key == "ExpectedResult"));

    public bool IsIn(BodyFacts facts) => facts.Throws || facts.Called.Any(Fails);

    private bool Fails(IMethodSymbol method) =>
        _model.Assertions.Contain(method)
        || OptionCatalog.AssertionMethods.Lists(method, test.Options)
        || IsOpaque(method);

    // Where the body cannot be seen, the benefit of the doubt: a helper that some class of tests is to supply,
    // or one of an assembly that is built on a library of assertions.
    private bool IsOpaque(IMethodSymbol method) => _model.Roles.Of(method) switch
    {
        AssemblyRole.Tests => method.IsAbstract,
        AssemblyRole.Product => AssemblyRoles.BuildsOnAssertions(method.ContainingAssembly),
        _ => false,
    };
}
