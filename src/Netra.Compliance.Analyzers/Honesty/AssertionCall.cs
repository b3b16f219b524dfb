using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Origins;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A call that judges values.</summary>
internal sealed class AssertionCall
{
    // What judges no value: verdicts without a condition, and what runs code.
    private static readonly string[] Others =
        ["Fail", "Inconclusive", "Ignore", "Warn", "Skip", "SkipWhen", "SkipUnless", "Verify", "Throws", "Catch"];

    private readonly IInvocationOperation _call;
    private readonly ParsedAssertion _parsed;

    public AssertionCall(IInvocationOperation call, HonestyModel model)
    {
        _call = call;
        _parsed = ParsedAssertion.Of(call, model.Roles);
    }

    public string Name => _call.TargetMethod.Name;

    public IInvocationOperation Call => _call;

    public SyntaxNode Syntax => _call.Syntax;

    public Location Place => _call.Syntax.GetLocation();

    /// <summary>Whether it is the product that decides if the assertion is reached; a loop aside.</summary>
    public bool IsInBranch => Writing.IsConditional(_call);

    public bool IsInCatch => _call.Ancestors().Any(outer => outer is ICatchClauseOperation);

    /// <summary>What it says, verb by verb; empty where code is judged, or something else decides what is
    /// equal.</summary>
    public ImmutableArray<Clause> Clauses => IsOpen ? ImmutableArray<Clause>.Empty : _parsed.Clauses;

    /// <summary>What is judged, without words for the reader; empty where code is judged, or something else decides
    /// what is equal.</summary>
    public ImmutableArray<IOperation> Operands => IsOpen ? ImmutableArray<IOperation>.Empty : _parsed.Operands;

    /// <summary>What is told to the reader of a failure; null where nothing is.</summary>
    public string? Message => ParsedAssertion.MessageOf(_call);

    private bool IsOpen => Others.Contains(Name) || _parsed.IsDecidedElsewhere;

    /// <summary>Whether an operation comes after the assertion, as the text goes.</summary>
    public bool IsBefore(IOperation operation) => operation.Syntax.SpanStart > _call.Syntax.Span.End;

    /// <summary>The assertions among operations; of a sentence the last word.</summary>
    public static IEnumerable<AssertionCall> In(IEnumerable<IOperation> operations, HonestyModel model) => operations
        .OfType<IInvocationOperation>()
        .Where(call => model.Roles.Is(call.TargetMethod, AssemblyRole.Assertions)
            && model.Assertions.Contain(call.TargetMethod)
            && !GoesOn(call, model))
        .Select(call => new AssertionCall(call, model));

    private static bool GoesOn(IInvocationOperation call, HonestyModel model) => call.Parent switch
    {
        IInvocationOperation outer => model.Roles.Is(outer.TargetMethod, AssemblyRole.Assertions),
        IMemberReferenceOperation outer => model.Roles.Is(outer.Member, AssemblyRole.Assertions),
        IArgumentOperation { Parent: IInvocationOperation outer } =>
            model.Roles.Is(outer.TargetMethod, AssemblyRole.Assertions),
        _ => false,
    };
}

/// <summary>Recognizes bodies that can fail a test on purpose.</summary>
internal sealed class Expectation(AnalyzerConfigOptions options)
{
    private readonly bool _isConfigured = OptionCatalog.AssertionMethods.IsSet(options);

    /// <summary>Whether the test declares its expectation by an attribute, or by a result that the framework
    /// compares.</summary>
    public static bool IsDeclared(Test test) =>
        test.Model.Assertions.IsMarked(test.Method)
        || test.Method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "ExpectedExceptionAttribute"
            || attribute.NamedArguments.Any(argument => argument.Key == "ExpectedResult"));

    public bool IsIn(BodyFacts facts) => facts.Expects || (_isConfigured && facts.Called.Any(IsListed));

    private bool IsListed(IMethodSymbol method) => OptionCatalog.AssertionMethods.Lists(method, options);
}

/// <summary>Recognizes methods that can fail a test on purpose, or might.</summary>
internal sealed class Expectations(Compilation compilation, AssemblyRoles roles)
{
    private const string Assert = "Assert";

    public AssertionMethods Assertions { get; } = new(compilation, roles);

    public bool Fails(IMethodSymbol method) => Assertions.Contain(method) || IsOpaque(method);

    // Where the body cannot be seen, the benefit of the doubt: a helper that some class of tests is to supply,
    // one of an assembly that is built on a library of assertions, or one that is named for it: of a project beside
    // this one, the compiler shows an assembly without bodies and without what only they need.
    private bool IsOpaque(IMethodSymbol method) => roles.Of(method) switch
    {
        AssemblyRole.Tests => method.IsAbstract || IsMarker(method),
        AssemblyRole.Product =>
            roles.BuildsOnAssertions(method.ContainingAssembly)
                || (IsVerdict(method) && !AssertionMethods.IsOpening(method.Name)),
        _ => false,
    };

    // AssertValid(() => …): a helper that is there to run what must not throw.
    private static bool IsMarker(IMethodSymbol method) =>
        IsNamedForIt(method.Name) && method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);

    private static bool IsVerdict(IMethodSymbol method) =>
        IsNamedForIt(method.Name) || IsOfAssertions(method.ContainingType.Name);

    private static bool IsOfAssertions(string type) =>
        IsNamedForIt(type) || type.EndsWith(Assert, StringComparison.Ordinal)
            || type.EndsWith("Assertions", StringComparison.Ordinal);

    private static bool IsNamedForIt(string name) =>
        name.StartsWith(Assert, StringComparison.Ordinal)
            && !(name.Length > Assert.Length && char.IsLower(name[Assert.Length]));
}
