using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells bodies that can fail one test on purpose.</summary>
internal sealed class Expectation(AnalyzerConfigOptions options)
{
    private readonly bool _isConfigured = OptionCatalog.AssertionMethods.IsSet(options);

    /// <summary>Whether the test says by an attribute, or by a result that the framework compares, what it expects.</summary>
    public static bool IsDeclared(Test test) =>
        test.Model.Assertions.IsMarked(test.Method)
        || test.Method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ExpectedExceptionAttribute"
            || attribute.NamedArguments.Any(argument => argument.Key == "ExpectedResult"));

    public bool IsIn(BodyFacts facts) => facts.Expects || (_isConfigured && facts.Called.Any(IsListed));

    private bool IsListed(IMethodSymbol method) => OptionCatalog.AssertionMethods.Lists(method, options);
}
