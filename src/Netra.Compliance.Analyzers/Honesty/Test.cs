using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>One test under the honesty rules: its code, and where findings go.</summary>
internal sealed class Test(SemanticModelAnalysisContext context, HonestyModel model, TestCode code)
{
    private const int DefaultDepth = 8;

    public HonestyModel Model { get; } = model;

    public IMethodSymbol Method => code.Method;

    /// <summary>The bodies alone, without default values and the arguments of attributes.</summary>
    public ImmutableArray<IOperation> Bodies => code.Bodies;

    /// <summary>All that is in the bodies, parents first.</summary>
    public ImmutableArray<IOperation> Operations => code.Operations;

    /// <summary>The assertions in the bodies; of a sentence the last word.</summary>
    public ImmutableArray<AssertionCall> Assertions => code.Assertions;

    /// <summary>Whether it has bodies in which nothing happens.</summary>
    public bool IsEmpty => Bodies.Length > 0 && Bodies.All(EmptyBody.Is);

    /// <summary>Whether it is excluded from a normal run, and so claims nothing: skipped, or run only by
    /// hand.</summary>
    public bool IsSetAside => code.IsSetAside;

    /// <summary>Whether something happens in it, whenever the tests are run.</summary>
    public bool IsAtWork => !IsSetAside && Bodies.Length > 0 && !IsEmpty;

    public bool IsCritical => Model.Netra?.IsCritical(Method) ?? false;

    /// <summary>The options of the test's own file.</summary>
    public AnalyzerConfigOptions Options { get; } =
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree);

    /// <summary>Whether something that the test leads to can fail it on purpose.</summary>
    public bool Asserts => Model.Reach.ToExpectations(Depth, Options).IsFrom(this);

    /// <summary>Whether something that the test leads to would, if it were run and awaited.</summary>
    public bool MentionsAssertion => Model.Reach.ToMentions(Depth).IsFrom(this);

    /// <summary>Calls of the tests' own methods.</summary>
    public IEnumerable<IInvocationOperation> HelperCalls => Operations
        .OfType<IInvocationOperation>()
        .Where(call => Model.Roles.Is(call.TargetMethod, AssemblyRole.Tests) && call.TargetMethod.IsWithoutResult());

    private int Depth => OptionCatalog.AssertionDepth.Read(Options) ?? DefaultDepth;

    public void Report(DiagnosticDescriptor rule, params object[] details) =>
        ReportAt(Method.Locations[0], rule, [Method.Name, .. details]);

    public void ReportAt(Location place, DiagnosticDescriptor rule, params object[] details) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place, details));

    /// <summary>Reports what is certain as the rule has it; what is inferred is a suggestion outside of critical
    /// tests.</summary>
    public void ReportAt(Location place, DiagnosticDescriptor rule, bool isCertain, params object[] details)
    {
        var severity = isCertain || IsCritical ? rule.DefaultSeverity : DiagnosticSeverity.Info;
        context.ReportDiagnostic(
            Diagnostic.Create(rule, place, severity, additionalLocations: null, properties: null, details));
    }
}

/// <summary>A class of tests, for rules that look at what its tests have in common: to look at each for each would take
/// their square.</summary>
internal sealed class TestClass
{
    private readonly Lazy<HashSet<ISymbol>> _doubles;
    private readonly Lazy<bool> _assertsElsewhere;

    public TestClass(INamedTypeSymbol type, HonestyModel model)
    {
        _doubles =
            new(() =>
                new HashSet<ISymbol>(TestDoubles.InUse(type, model), SymbolEqualityComparer.Default));
        _assertsElsewhere = new(() => OtherTargets.AssertAbove(type));
    }

    /// <summary>What tests that meet the product use besides it.</summary>
    public HashSet<ISymbol> Doubles => _doubles.Value;

    /// <summary>Whether a base class asserts in what is compiled for another target only.</summary>
    public bool AssertsElsewhere => _assertsElsewhere.Value;
}

/// <summary>What the tests of each class have in common, found when a test first asks for it.</summary>
internal sealed class TestClasses
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, TestClass> _classes = new(SymbolEqualityComparer.Default);

    public TestClass Of(Test test) =>
        _classes.GetOrAdd(test.Method.ContainingType, type => new TestClass(type, test.Model));
}

/// <summary>A test as it is written: bound when a rule first asks for its code, and read once for all rules.</summary>
internal sealed class TestCode
{
    private readonly Lazy<ImmutableArray<IOperation>> _bodies;
    private readonly Lazy<ImmutableArray<IOperation>> _operations;
    private readonly Lazy<bool> _isSetAside;
    private readonly Lazy<ImmutableArray<AssertionCall>> _assertions;

    public TestCode(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel file, HonestyModel model)
    {
        Method = method;
        _bodies = new(() => Bind(declaration, file));
        _operations = new(() => OperationTree.Walk(Bodies).ToImmutableArray());
        _isSetAside = new(() => Skips.SetAside(method));
        _assertions = new(() => AssertionCall.In(Operations, model).ToImmutableArray());
    }

    public IMethodSymbol Method { get; }

    /// <summary>The bodies alone, without default values and the arguments of attributes.</summary>
    public ImmutableArray<IOperation> Bodies => _bodies.Value;

    /// <summary>All that is in the bodies, parents first.</summary>
    public ImmutableArray<IOperation> Operations => _operations.Value;

    public ImmutableArray<AssertionCall> Assertions => _assertions.Value;

    public bool IsSetAside => _isSetAside.Value;

    private static ImmutableArray<IOperation> Bind(MethodDeclarationSyntax declaration, SemanticModel file) =>
        file.GetOperation(declaration) is IMethodBodyOperation bound
            ? new[] { bound.BlockBody, bound.ExpressionBody }.OfType<IOperation>().ToImmutableArray()
            : ImmutableArray<IOperation>.Empty;
}
