using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

    /// <summary>Whether it does not run by itself, and so claims nothing: skipped, or run by hand only.</summary>
    public bool IsSetAside => code.IsSetAside;

    /// <summary>Whether something happens in it, whenever the tests are run.</summary>
    public bool IsAtWork => !IsSetAside && Bodies.Length > 0 && !IsEmpty;

    public bool IsCritical => Model.Netra?.IsCritical(Method) ?? false;

    /// <summary>The options of the test's own file.</summary>
    public AnalyzerConfigOptions Options { get; } = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree);

    /// <summary>Whether something that the test leads to can fail it on purpose.</summary>
    public bool Asserts => Model.Ways.ToExpectations(Depth, Options).IsFrom(this);

    /// <summary>Whether something that the test leads to would, if it were run and awaited.</summary>
    public bool MentionsAssertion => Model.Ways.ToMentions(Depth).IsFrom(this);

    /// <summary>Calls of the tests' own methods.</summary>
    public IEnumerable<IInvocationOperation> HelperCalls => Operations
        .OfType<IInvocationOperation>()
        .Where(call => Model.Roles.Is(call.TargetMethod, AssemblyRole.Tests) && call.TargetMethod.IsWithoutResult());

    private int Depth => OptionCatalog.AssertionDepth.Read(Options) ?? DefaultDepth;

    public void Report(DiagnosticDescriptor rule, params object[] details) =>
        ReportAt(Method.Locations[0], rule, [Method.Name, .. details]);

    public void ReportAt(Location place, DiagnosticDescriptor rule, params object[] details) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place, details));

    /// <summary>Reports what is certain as the rule has it; what is inferred is a suggestion outside of critical tests.</summary>
    public void ReportAt(Location place, DiagnosticDescriptor rule, bool isCertain, params object[] details)
    {
        var severity = isCertain || IsCritical ? rule.DefaultSeverity : DiagnosticSeverity.Info;
        context.ReportDiagnostic(Diagnostic.Create(rule, place, severity, additionalLocations: null, properties: null, details));
    }
}
