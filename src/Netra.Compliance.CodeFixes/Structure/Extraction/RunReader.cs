using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Makes the plan for a run of statements, or none where moving it could change what the program does.</summary>
internal sealed class RunReader(SemanticModel model, LongMember member)
{
    private const int MostParameters = 7;
    private const int MostResults = 3;

    public ExtractionPlan? Plan(StatementRun run)
    {
        if (Unmovable.Is(run) || EnclosingOf(run) is not { } enclosing || RunFlow.Of(model, run) is not { } flow)
        {
            return null;
        }

        return RunEnds.Of(model, member, run, enclosing) is { } ends ? Plan(run, flow, ends, enclosing) : null;
    }

    private IMethodSymbol? EnclosingOf(StatementRun run) => model.GetEnclosingSymbol(run.First.SpanStart) as IMethodSymbol;

    private ExtractionPlan? Plan(StatementRun run, RunFlow flow, RunEnds ends, IMethodSymbol enclosing)
    {
        var types = new CarriedTypes(model, run, flow);
        var outer = flow.Outer.Select(types.Of).ToArray();
        var plan = new ExtractionPlan(
            run, Parameters(outer, flow), Results(outer, flow, types, ends), Own(outer, flow), ends.Leaving, ends.Returned, enclosing, Awaits(run), NeedsInstance(run, flow));
        return IsSound(plan, flow) ? plan : null;
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

        var assigned = outer.Where(variable => variable.Passing == RefKind.None && flow.IsWritten(variable.Symbol) && flow.FlowsOut(variable.Symbol));
        return [.. assigned, .. flow.DeclaredForLater.Select(types.Of)];
    }

    private bool IsSound(ExtractionPlan plan, RunFlow flow) =>
        plan.In.Length <= MostParameters
        && plan.Out.Length <= MostResults
        && !(plan.Awaits && plan.In.Any(static variable => variable.Passing != RefKind.None))
        && new CrossingRules(model, member, plan).Allow(flow)
        && new ReferenceRules(model, plan).Allow();

    private static bool Awaits(StatementRun run) => run.OwnNodes().Any(static node => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax each => each.AwaitKeyword.RawKind != 0,
        UsingStatementSyntax @using => @using.AwaitKeyword.RawKind != 0,
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.RawKind != 0,
        _ => false,
    });

    private bool NeedsInstance(StatementRun run, RunFlow flow) =>
        flow.UsesThis || run.Nodes().OfType<SimpleNameSyntax>().Any(IsOfInstance);

    private bool IsOfInstance(SimpleNameSyntax name) => model.GetSymbolInfo(name).Symbol switch
    {
        IParameterSymbol parameter => RunFlow.IsOfPrimaryConstructor(parameter),
        IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } when IsBare(name) =>
            model.GetSymbolInfo(name).Symbol is { IsStatic: false } and not IMethodSymbol { ReducedFrom: not null },
        _ => false,
    };

    // Not behind a dot, and not the name of something being initialised or matched.
    private static bool IsBare(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or SubpatternSyntax or QualifiedNameSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };
}
