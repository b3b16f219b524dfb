using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3008: a critical test waits a fixed time, or reads the wall clock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RealTime : HonestyRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3008",
        title: "Critical test depends on real time",
        messageFormat: "{0} makes a critical test depend on real time: {1}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A fixed wait is too short on a busy machine and too long on all others; the wall clock differs in every run.",
        helpLinkUri: HelpLink.For("NETRA3008"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Register(CompilationStartAnalysisContext context, HonestyModel model)
    {
        if (model.Netra is { } types)
        {
            context.RegisterSemanticModelAction(file => Check(file, types));
        }
    }

    private static void Check(SemanticModelAnalysisContext context, NetraTypes types)
    {
        foreach (var code in new ScopedCode(context.SemanticModel, types.IsCritical).All(context.CancellationToken))
        {
            Check(context, code);
        }
    }

    private static void Check(SemanticModelAnalysisContext context, MemberCode code)
    {
        foreach (var operation in code.Operations(context))
        {
            Report(context, operation);
        }
    }

    private static void Report(SemanticModelAnalysisContext context, IOperation operation)
    {
        if (TimeUse.Of(operation) is { } use)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, operation.Syntax.GetLocation(), use.Name, use.Advice));
        }
    }
}
