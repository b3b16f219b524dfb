using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Refuses variables of which a copy would not do.</summary>
internal sealed class CrossingRules(SemanticModel model, LongMember member, Aliases aliases, ExtractionPlan plan)
{
    private readonly MutableValue _mutable = new(model, plan.Run);

    public bool Allow(RunFlow flow) =>
        plan.Crossing.All(variable => Allows(variable, flow))
        && plan.In.Concat(plan.Own).Where(variable => flow.IsWritten(variable.Symbol)).All(variable => SurvivesExceptions(variable, flow));

    private bool Allows(Carried variable, RunFlow flow) =>
        CanBeNamed(variable.Type)
        && !(variable.Symbol is ILocalSymbol { IsRef: true })
        && !(flow.IsCaptured(variable.Symbol) && MayChangeMeanwhile(variable))
        && !(variable.Passing == RefKind.None && !variable.IsDeclaredInside && _mutable.MayChange(variable))
        && !(variable.Passing == RefKind.None && aliases.Include(variable.Symbol));

    private static bool CanBeNamed(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Dynamic } => false,
        { IsAnonymousType: true } => false,
        IArrayTypeSymbol array => CanBeNamed(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.All(CanBeNamed),
        _ => true,
    };

    // Whoever captured it would go on with another copy.
    private bool MayChangeMeanwhile(Carried variable) =>
        MutableValue.Is(variable.Type) || Writes.To(variable.Symbol.Name, member.Host);

    // What was assigned before an exception is seen by the handlers around: a result that never came back is not.
    private bool SurvivesExceptions(Carried variable, RunFlow flow) => variable.Passing != RefKind.None
        || !flow.IsReadOutside(variable.Symbol)
        || plan.Run.First
            .Ancestors()
            .TakeWhile(node => node != member.Host)
            .Where(static node => node is { Parent: TryStatementSyntax } and not FinallyClauseSyntax)
            .All(part => variable.Symbol.Locations[0].SourceSpan is var place && part.Span.Contains(place));
}
