using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Structure;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA5001: product code that only pretends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StubInProduct : ProductRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA5001",
        title: "Stub in product code",
        messageFormat: "'{0}' is a stub: {1}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is not there yet must not look as if it were: tests of it prove nothing.",
        helpLinkUri: HelpLink.For("NETRA5001"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(CheckThrow, OperationKind.Throw);
        context.RegisterSyntaxTreeAction(CheckComments);
    }

    private static void CheckThrow(OperationAnalysisContext context)
    {
        var thrown = (IThrowOperation)context.Operation;
        if (thrown.Exception?.Bare().Type?.ToDisplayString() == "System.NotImplementedException" && !GuardArm.Holds(thrown))
        {
            var name = context.ContainingSymbol.SpokenName();
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, thrown.Syntax.GetLocation(), name, "it throws NotImplementedException"));
        }
    }

    private static void CheckComments(SyntaxTreeAnalysisContext context)
    {
        foreach (var (member, words) in StubComments.In(context.Tree.GetRoot(context.CancellationToken)))
        {
            var name = MemberName.Anchor(member);
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, name.GetLocation(), name.ValueText, $"a comment in it says '{words}'"));
        }
    }
}
