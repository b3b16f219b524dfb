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
            context.RegisterOperationAction(operation => Check(operation, types), OperationKind.Invocation, OperationKind.PropertyReference);
        }
    }

    private static void Check(OperationAnalysisContext context, NetraTypes types)
    {
        if (TimeUse.Of(context.Operation) is { } use && IsCritical(context.ContainingSymbol, types))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), use.Name, use.Advice));
        }
    }

    private static bool IsCritical(ISymbol symbol, NetraTypes types) =>
        symbol.Has(types.CriticalTest) || symbol.ContainingType.WithContainers().Any(type => type.Has(types.CriticalTest));
}
