using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Refuses statements that name something which means nothing, or something else, in another method.</summary>
internal sealed class ReferenceRules(SemanticModel model, ExtractionPlan plan)
{
    private readonly HashSet<ISymbol> _known =
        new(plan.In.Concat(plan.Own).Select(static variable => variable.Symbol), SymbolEqualityComparer.Default);

    public bool Allow() => plan.Run.Nodes().All(node => node switch
    {
        SimpleNameSyntax name => Allows(model.GetSymbolInfo(name).Symbol),
        InvocationExpressionSyntax call => !LearnsItsCaller(model.GetSymbolInfo(call).Symbol, call.ArgumentList),
        BaseObjectCreationExpressionSyntax creation => !LearnsItsCaller(model.GetSymbolInfo(creation).Symbol, creation.ArgumentList),
        AssignmentExpressionSyntax assignment => !(plan.Awaits && SetsAmbientValue(assignment)),
        _ => true,
    });

    private bool Allows(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => false,
        ILocalSymbol or IRangeVariableSymbol => IsWithin(symbol) || _known.Contains(symbol),
        IParameterSymbol parameter => IsWithin(parameter) || _known.Contains(parameter) || RunFlow.IsOfPrimaryConstructor(parameter),
        _ => true,
    };

    private bool IsWithin(ISymbol symbol) => symbol.Locations.Any(place =>
        place.SourceTree == plan.Run.First.SyntaxTree && plan.Run.Span.Contains(place.SourceSpan));

    private static bool LearnsItsCaller(ISymbol? called, ArgumentListSyntax? arguments) =>
        called is IMethodSymbol method
        && method.Parameters.Length > (arguments?.Arguments.Count ?? 0)
        && method.Parameters.Any(static parameter => parameter.GetAttributes().Any(static data => data.AttributeClass?.Name == "CallerMemberNameAttribute"));

    // Set in an asynchronous method, it would be forgotten when that returns.
    private bool SetsAmbientValue(AssignmentExpressionSyntax assignment) =>
        model.GetSymbolInfo(assignment.Left).Symbol is IPropertySymbol { Name: "Value", ContainingType.Name: "AsyncLocal" };
}
