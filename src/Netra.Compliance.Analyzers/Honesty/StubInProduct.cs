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
        context.RegisterSemanticModelAction(CheckThrows);
        OnWrittenFiles(context, CheckComments);
    }

    // To ask for every throw would make the compiler bind every body once more.
    private static void CheckThrows(SemanticModelAnalysisContext context)
    {
        if (!context.IsGeneratedCode)
        {
            StubThrows.In(context.SemanticModel, context.CancellationToken).ToList().ForEach(thrown => Report(context, thrown));
        }
    }

    private static void Report(SemanticModelAnalysisContext context, IThrowOperation thrown)
    {
        var place = thrown.Syntax.GetLocation();
        if (!GeneratedCode.Holds(place))
        {
            var name = StubThrows.Member(thrown, context.CancellationToken)?.SpokenName();
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place, name, "it throws NotImplementedException"));
        }
    }

    private static void CheckComments(SyntaxTreeAnalysisContext context) => StubComments
        .In(context.Tree.GetRoot(context.CancellationToken)).ToList().ForEach(found => Report(context, found.Member, found.Words));

    private static void Report(SyntaxTreeAnalysisContext context, SyntaxNode member, string words)
    {
        var name = MemberName.Anchor(member);
        if (!GeneratedCode.Holds(name.GetLocation()))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, name.GetLocation(), name.ValueText, $"a comment in it says '{words}'"));
        }
    }
}
