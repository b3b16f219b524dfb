using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Recognizes calls that fail a test when an expectation is not met.</summary>
internal sealed class AssertionMethods(Compilation compilation, AssemblyRoles roles)
{
    // In libraries of assertions, what only begins a sentence and judges nothing.
    private static readonly string[] Openings =
        ["Should", "Expect", "Record", "Exception", "ExceptionAsync", "Invoking", "Awaiting", "That", "TestValidate",
            "TestValidateAsync"];

    // In the same libraries, what tells the reader, or knows the run, and judges nothing.
    private static readonly string[] Reporters = ["TestContext", "TestExecutionContext", "Logger", "Randomizer"];

    // What holds assertions, and what passes without one.
    private static readonly string[] Blocks = ["Multiple", "MultipleAsync", "EnterMultipleScope", "Pass", "Dispose",
        "DisposeAsync"];

    private static readonly string[] Verifications =
    [
        "Verify", "VerifyAll", "VerifyGet", "VerifySet", "VerifyAdd", "VerifyRemove", "VerifyNoOtherCalls", "Received",
        "ReceivedWithAnyArgs",
        "DidNotReceive", "DidNotReceiveWithAnyArgs", "InOrder", "MustHaveHappened", "MustNotHaveHappened",
        "MustHaveHappenedOnceExactly",
        "MustHaveHappenedOnceOrMore", "MustHaveHappenedTwiceExactly", "VerifyNoOutstandingExpectation",
        "VerifyNoOutstandingRequest",
    ];

    private static readonly (string Type, string Method)[] Others =
    [
        ("System.Net.Http.HttpResponseMessage", "EnsureSuccessStatusCode"),
        ("System.Diagnostics.Debug", "Assert"),
        ("System.Diagnostics.Debug", "Fail"),
        ("System.Diagnostics.Trace", "Assert"),
        ("Xunit.Assert", "*"),
        ("Microsoft.Playwright.ILocatorAssertions", "*"),
        ("Microsoft.Playwright.IPageAssertions", "*"),
        ("Microsoft.Playwright.IAPIResponseAssertions", "*"),
        ("AutoMapper.IConfigurationProvider", "AssertConfigurationIsValid"),
        ("AutoMapper.MapperConfiguration", "AssertConfigurationIsValid"),
        ("AutoMapper.Internal.IGlobalConfiguration", "AssertConfigurationIsValid"),
    ];

    // Namespaces of assertions that a product ships in its own assembly.
    private static readonly string[] Kits = ["FluentValidation.TestHelper"];

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    private readonly INamedTypeSymbol?[] _marks =
    [
        compilation.GetTypeByMetadataName("Netra.Compliance.AssertionMethodAttribute"),
        compilation.GetTypeByMetadataName("JetBrains.Annotations.AssertionMethodAttribute"),
    ];

    public bool Contain(IMethodSymbol method) => _verdicts.GetOrAdd(method.OriginalDefinition, IsAssertion);

    /// <summary>Whether a name only begins an assertion and checks nothing itself.</summary>
    public static bool IsOpening(string name) => Openings.Contains(name);

    /// <summary>Whether a call only begins an assertion: <c>Expect(page)</c>,
    /// <c>validator.TestValidate(item)</c>.</summary>
    public bool BeginWith(IMethodSymbol method) => !Contain(method) && IsOpening(method.Name) && !method.ReturnsVoid
        && (IsOfKit(method) || IsExpected(method.ReturnType)
            || roles.Elsewhere(method) is AssemblyRole.Assertions or AssemblyRole.Framework);

    /// <summary>Whether a method carries <c>[AssertionMethod]</c>; on a test: its call alone is the
    /// expectation.</summary>
    public bool IsMarked(IMethodSymbol method) => _marks.Any(mark => method.OriginalDefinition.Has(mark));

    private bool IsAssertion(IMethodSymbol method) => roles.Elsewhere(method) switch
    {
        AssemblyRole.Assertions => IsJudgement(method),
        AssemblyRole.Mocking => Verifications.Contains(method.Name),
        _ => IsMarked(method) || IsOther(method) || (IsOfKit(method) && IsJudgement(method)),
    };

    // Attributes and constraints are of the same libraries: what judges is called, not constructed or read.
    private static bool IsJudgement(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DelegateInvoke
        && (method.Name == "That" ? !method.IsExtensionMethod : !IsOpening(method.Name))
        && !Blocks.Contains(method.Name)
        && !GivesValue(method.OriginalDefinition.ReturnType)
        && !Reporters.Contains(method.ContainingType.Name)
        && !IsConstraint(method.ContainingType)
        && !IsConstraint(method.ReturnType);

    // A helper that happens to live in the same assembly: what judges gives back nothing, a task, the subject or what
    // was caught.
    private static bool GivesValue(ITypeSymbol type) =>
        type.SpecialType is not (SpecialType.None or SpecialType.System_Void or SpecialType.System_Object);

    private static bool IsConstraint(ITypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() == "NUnit.Framework.Constraints";

    private static bool IsOfKit(IMethodSymbol method) => Kits.Contains(method.ContainingNamespace?.ToDisplayString());

    private static bool IsExpected(ITypeSymbol type) => Others.Any(other => other.Type == type.ToDisplayString());

    private static bool IsOther(IMethodSymbol method) => method.ContainingType?.ToDisplayString() is { } type
        && Others.Any(other => other.Type == type && (other.Method == method.Name || other.Method == "*"));
}
