using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Refuses statements that name something which means nothing, or something else, in another method.</summary>
internal sealed class ReferenceRules(SemanticModel model, ExtractionPlan plan)
{
    private readonly HashSet<ISymbol> _known =
        new(plan.In.Concat(plan.Own).Select(static variable => variable.Symbol), SymbolEqualityComparer.Default);

    public bool Allow() =>
        plan.Run.Nodes().OfType<SimpleNameSyntax>().All(name => Allows(model.GetSymbolInfo(name).Symbol))
        && !CallerInfo.IsAskedIn(model, plan.Run.Statements, "CallerMemberNameAttribute")
        && !CallerInfo.HearsLines(model, plan.Run.Statements);

    private bool Allows(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => false,
        ILocalSymbol or IRangeVariableSymbol => IsWithin(symbol) || _known.Contains(symbol),
        IParameterSymbol parameter => IsWithin(parameter) || _known.Contains(parameter) || RunFlow.IsOfPrimaryConstructor(parameter),
        _ => true,
    };

    private bool IsWithin(ISymbol symbol) => symbol.Locations.Any(place =>
        place.SourceTree == plan.Run.First.SyntaxTree && plan.Run.Span.Contains(place.SourceSpan));
}
