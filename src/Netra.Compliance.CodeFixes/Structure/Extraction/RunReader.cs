using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Makes the plan for a run of statements, or none where moving it could change what the program
/// does.</summary>
internal sealed class RunReader(SemanticModel model, LongMember member)
{
    private const int MostParameters = 7;
    private const int MostResults = 3;
    private static readonly Annotation[] Annotations = [Annotation.Never, Annotation.WhereWritten, Annotation.AsTyped];
    private readonly Aliases _aliases = new(model, member.Host);

    /// <summary>The plan, with as few question marks as can be first; empty where there is none.</summary>
    public IEnumerable<ExtractionPlan> Plans(StatementRun run)
    {
        if (Unmovable.Is(run) || EnclosingOf(run) is not { } enclosing || RunFlow.Of(model, run) is not { } flow)
        {
            return [];
        }

        return RunEnds.Of(model, member, run, enclosing) is { } ends ? Plans(run, flow, ends, enclosing) : [];
    }

    private IMethodSymbol? EnclosingOf(StatementRun run) =>
        model.GetEnclosingSymbol(run.First.SpanStart) as IMethodSymbol;

    private IEnumerable<ExtractionPlan> Plans(StatementRun run, RunFlow flow, RunEnds ends, IMethodSymbol enclosing)
    {
        var first = Plan(run, flow, ends, enclosing, Annotations[0]);
        if (!IsSound(first, flow))
        {
            return [];
        }

        var plans =
            Annotations.Select(annotation => annotation == Annotations[0]
                ? first : Plan(run, flow, ends, enclosing, annotation)).ToArray();
        return plans.Where((plan, index) => index == 0 || !plan.HasTypesOf(plans[index - 1]));
    }

    private ExtractionPlan Plan(
        StatementRun run, RunFlow flow, RunEnds ends, IMethodSymbol enclosing, Annotation annotation)
    {
        var types = new CarriedTypes(model, run, flow, annotation);
        var outer = flow.Outer.Select(types.Of).ToArray();
        return new ExtractionPlan(
            run, Parameters(outer, flow), Results(outer, flow, types, ends), Own(outer, flow), ends.Leaving,
            ends.Returned, enclosing, Awaiting.Is(run), NeedsInstance(run, flow));
    }

    private static Carried[] Parameters(Carried[] outer, RunFlow flow) =>
        [.. outer.Where(variable => variable.Passing != RefKind.None || flow.FlowsIn(variable.Symbol))];

    private static Carried[] Own(Carried[] outer, RunFlow flow) =>
        [.. outer.Where(variable => variable.Passing == RefKind.None && !flow.FlowsIn(variable.Symbol))];

    private static Carried[] Results(Carried[] outer, RunFlow flow, CarriedTypes types, RunEnds ends)
    {
        if (ends.Leaving != Leaving.ByFallingThrough)
        {
            return [];
        }

        var assigned =
            outer.Where(variable => variable.Passing == RefKind.None && flow.IsWritten(variable.Symbol)
                && flow.FlowsOut(variable.Symbol));
        return [.. assigned, .. flow.DeclaredForLater.Select(types.Of)];
    }

    private bool IsSound(ExtractionPlan plan, RunFlow flow) =>
        plan.In.Length <= MostParameters
        && plan.Out.Length <= MostResults
        && !(plan.Awaits && ChangesWhatItCannotReach(plan))
        && new CrossingRules(model, member, _aliases, plan).Allow(flow)
        && new ReferenceRules(model, plan).Allow();

    // An asynchronous method works on a copy of a struct that it belongs to, takes nothing by reference, and keeps
    // ambient values to itself.
    private bool ChangesWhatItCannotReach(ExtractionPlan plan) =>
        plan.In.Any(static variable => variable.Passing != RefKind.None)
        || (plan.NeedsInstance && plan.Enclosing.ContainingType is { IsValueType: true, IsReadOnly: false })
        || Awaiting.IsMixed(plan.Run)
        || new AmbientState(model, plan.Run).MaySet();

    private bool NeedsInstance(StatementRun run, RunFlow flow) =>
        flow.UsesThis || run.Nodes().OfType<SimpleNameSyntax>().Any(IsOfInstance);

    private bool IsOfInstance(SimpleNameSyntax name) => model.GetSymbolInfo(name).Symbol switch
    {
        IParameterSymbol parameter => RunFlow.IsOfPrimaryConstructor(parameter),
        IFieldSymbol or IPropertySymbol or IEventSymbol
            or IMethodSymbol { MethodKind: MethodKind.Ordinary } when IsBare(name) =>
            model.GetSymbolInfo(name).Symbol is { IsStatic: false } and not IMethodSymbol { ReducedFrom: not null },
        _ => false,
    };

    // Not behind a dot, and not the name of something being initialised or matched.
    private static bool IsBare(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or SubpatternSyntax
            or QualifiedNameSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };
}

/// <summary>Where statements stand, in words: for each of what, and in which case.</summary>
internal static class Surroundings
{
    /// <summary>A word for the innermost block around the statements; empty where it has none.</summary>
    public static string Of(StatementRun run) => run.First.Ancestors()
        .TakeWhile(static node => node is not MemberDeclarationSyntax)
        .Select(WordFor)
        .FirstOrDefault(static word => word.Length > 2) ?? "";

    private static string WordFor(SyntaxNode around) => around switch
    {
        ForEachStatementSyntax each => Words.Pascal(each.Identifier.ValueText),
        IfStatementSyntax @if => Subject(@if.Condition),
        CaseSwitchLabelSyntax label => WordFor(label),
        SwitchSectionSyntax { Labels: [var label, ..] } => WordFor(label),
        CatchClauseSyntax { Declaration: { } caught } => Subject(caught.Type),
        FinallyClauseSyntax => "Finally",
        _ => "",
    };

    private static string WordFor(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax @case => Subject(@case.Value),
        CasePatternSwitchLabelSyntax pattern => Subject(pattern.Pattern),
        _ => "",
    };

    // What is tested for says more than what is tested.
    private static string Subject(SyntaxNode condition) =>
        condition.DescendantNodesAndSelf().OfType<TypePatternSyntax>().Select(static pattern => LastName(pattern.Type))
            .Concat(
                condition.DescendantNodesAndSelf().OfType<DeclarationPatternSyntax>()
                    .Select(static pattern => LastName(pattern.Type)))
            .Concat(
                condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Reverse()
                    .Select(static name => Words.Pascal(name.Identifier.ValueText)))
            .FirstOrDefault(static name => name.Length > 2) ?? "";

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => Words.Pascal(qualified.Right.Identifier.ValueText),
        SimpleNameSyntax simple => Words.Pascal(simple.Identifier.ValueText),
        _ => "",
    };
}
