using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>One test under the honesty rules: its body, and where findings go.</summary>
internal sealed class Test(OperationBlockAnalysisContext context, HonestyModel model, IMethodSymbol method)
{
    public HonestyModel Model { get; } = model;

    public IMethodSymbol Method { get; } = method;

    /// <summary>The bodies alone, without default values and the arguments of attributes.</summary>
    public ImmutableArray<IOperation> Bodies { get; } =
        context.OperationBlocks.Where(block => block.Kind == OperationKind.Block).ToImmutableArray();

    /// <summary>Whether it has bodies in which nothing happens.</summary>
    public bool IsEmpty => Bodies.Length > 0 && Bodies.All(EmptyBody.Is);

    /// <summary>Whether it does not run by itself, and so claims nothing: skipped, or run by hand only.</summary>
    public bool IsSetAside => Skips.SetAside(Method);

    /// <summary>Whether something happens in it, whenever the tests are run.</summary>
    public bool IsAtWork => Bodies.Length > 0 && !IsEmpty && !IsSetAside;

    public bool IsCritical => Model.Netra?.IsCritical(Method) ?? false;

    /// <summary>The options of the test's own file.</summary>
    public AnalyzerConfigOptions Options => context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.OperationBlocks[0].Syntax.SyntaxTree);

    public void Report(DiagnosticDescriptor rule, params object[] details) =>
        ReportAt(Method.Locations[0], rule, [Method.Name, .. details]);

    public void ReportAt(Location place, DiagnosticDescriptor rule, params object[] details) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place, details));
}
