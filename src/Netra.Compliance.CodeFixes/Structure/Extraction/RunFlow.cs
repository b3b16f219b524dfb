using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Which variables of a member a run of statements reads, assigns and declares.</summary>
internal sealed class RunFlow(DataFlowAnalysis data, StatementRun run)
{
    private readonly ISymbol[] _declared = [.. data.VariablesDeclared];

    // Across the call of a local function the compiler loses sight of what is read later.
    private readonly ISymbol[] _flowingOut = HasLocalFunctions(run)
        ? [.. data.DataFlowsOut, .. data.WrittenInside.Where(data.ReadOutside.Contains)]
        : [.. data.DataFlowsOut];

    /// <summary>Null where the compiler cannot tell.</summary>
    public static RunFlow? Of(SemanticModel model, StatementRun run)
    {
        var data = model.AnalyzeDataFlow(run.First, run.Last);
        return data is { Succeeded: true } && data.UnsafeAddressTaken.IsEmpty ? new RunFlow(data, run) : null;
    }

    /// <summary>Declared before the statements and used in them, in the order of declaration.</summary>
    public ISymbol[] Outer =>
    [
        .. data.ReadInside.Concat(data.WrittenInside).Concat(data.DataFlowsIn).Distinct(SymbolEqualityComparer.Default)
            .Where(IsVariable).Except(_declared, SymbolEqualityComparer.Default)
            .OrderBy(symbol => symbol.Locations[0].SourceSpan.Start),
    ];

    /// <summary>Declared by the statements and used behind them.</summary>
    public ISymbol[] DeclaredForLater =>
    [
        .. _declared.Where(symbol => data.ReadOutside.Contains(symbol) || data.WrittenOutside.Contains(symbol)),
    ];

    public bool IsDeclaredInside(ISymbol symbol) => _declared.Contains(symbol, SymbolEqualityComparer.Default);

    public bool IsWritten(ISymbol symbol) => data.WrittenInside.Contains(symbol);

    public bool FlowsOut(ISymbol symbol) => _flowingOut.Contains(symbol, SymbolEqualityComparer.Default);

    public bool IsAlwaysAssigned(ISymbol symbol) => data.AlwaysAssigned.Contains(symbol);

    /// <summary>Whether its value from before the statements is needed in them, or behind them where they may leave it
    /// as it was.</summary>
    public bool FlowsIn(ISymbol symbol) =>
        data.DataFlowsIn.Contains(symbol)
        || symbol is ILocalSymbol { HasConstantValue: true }
        || (FlowsOut(symbol) && !IsAlwaysAssigned(symbol));

    public bool IsReadOutside(ISymbol symbol) => data.ReadOutside.Contains(symbol);

    public bool IsCaptured(ISymbol symbol) => data.Captured.Contains(symbol);

    public bool UsesThis =>
        data.ReadInside.Concat(data.WrittenInside).Concat(data.DataFlowsIn)
            .Any(static symbol => symbol is IParameterSymbol { IsThis: true })
        || run.Nodes().Any(static node => node is ThisExpressionSyntax or BaseExpressionSyntax);

    private static bool HasLocalFunctions(StatementRun run) =>
        run.First.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
            .Any(static node => node is LocalFunctionStatementSyntax) == true;

    /// <summary>A local, or a parameter that is handed over call by call; those of a primary constructor belong to the
    /// instance.</summary>
    public static bool IsVariable(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => true,
        IParameterSymbol { IsThis: false } parameter => !IsOfPrimaryConstructor(parameter),
        _ => false,
    };

    public static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences
            .Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);
}

/// <summary>Recognizes expressions that are written to rather than read.</summary>
internal static class Writes
{
    /// <summary>Whether a name is given a value anywhere but in its declaration.</summary>
    public static bool To(string name, SyntaxNode inside) => inside
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(identifier => identifier.Identifier.ValueText == name && IsTarget(identifier));

    /// <summary>Whether an expression is assigned, incremented, or passed so that it can be.</summary>
    public static bool IsTarget(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        ForEachVariableStatementSyntax each => each.Variable == expression,
        ArgumentSyntax argument => IsTarget(argument),
        ExpressionSyntax outer =>
            outer is RefExpressionSyntax || Changes(outer.Kind()) || (IsTransparent(outer.Kind()) && IsTarget(outer)),
        _ => false,
    };

    private static bool IsTransparent(SyntaxKind kind) =>
        kind is SyntaxKind.ParenthesizedExpression or SyntaxKind.SuppressNullableWarningExpression;

    private static bool IsTarget(ArgumentSyntax argument) =>
        argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword
        || (argument.Parent is TupleExpressionSyntax tuple && IsTarget(tuple));

    private static bool Changes(SyntaxKind kind) => kind is
        SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression
        or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;
}

/// <summary>A variable that crosses into the new method, out of it, or both.</summary>
/// <param name="Symbol">A local or a parameter.</param>
/// <param name="Type">Its type as seen there.</param>
/// <param name="IsDeclaredInside">Whether the statements declare it.</param>
/// <param name="Passing">How it is passed, where by reference.</param>
internal sealed record Carried(ISymbol Symbol, ITypeSymbol Type, bool IsDeclaredInside, RefKind Passing = RefKind.None)
{
    public string Name => SyntaxFacts.GetKeywordKind(Symbol.Name) == SyntaxKind.None ? Symbol.Name : "@" + Symbol.Name;

    public string Keyword => Passing switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };
}

/// <summary>Of which type a variable is where it crosses, nullability included, and how it is passed.</summary>
/// <param name="model">The file.</param>
/// <param name="run">The statements.</param>
/// <param name="flow">What crosses.</param>
/// <param name="annotation">Which of them get a question mark.</param>
internal sealed class CarriedTypes(SemanticModel model, StatementRun run, RunFlow flow, Annotation annotation)
{
    private readonly bool _warns = model.GetNullableContext(run.First.SpanStart).WarningsEnabled();

    public Carried Of(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { RefKind: not RefKind.None } parameter =>
            new Carried(parameter, parameter.Type, false, PassingOf(parameter)),
        IParameterSymbol parameter => new Carried(parameter, Narrowed(parameter, parameter.Type), false),
        ILocalSymbol local =>
            new Carried(local, Narrowed(local, local.Type), flow.IsDeclaredInside(local), local.RefKind),
        _ => throw new InvalidOperationException($"Expected a variable, found {symbol.Kind}."),
    };

    // What is known of an out parameter before is needed behind: it goes on by reference.
    private RefKind PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Out => flow.IsAlwaysAssigned(parameter) ? RefKind.Out : RefKind.Ref,
        var kind => kind,
    };

    private ITypeSymbol Narrowed(ISymbol variable, ITypeSymbol type) =>
        _warns && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }
            && IsTakenAsSet(variable)
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type;

    private bool IsTakenAsSet(ISymbol variable) => annotation switch
    {
        Annotation.Never => true,
        Annotation.WhereWritten =>
            variable is ILocalSymbol && IsInferred(variable.DeclaringSyntaxReferences[0].GetSyntax()),
        _ => false,
    };

    private static bool IsInferred(SyntaxNode declaration) => declaration switch
    {
        ForEachStatementSyntax each => each.Type.IsVar,
        { Parent: VariableDeclarationSyntax variable } => variable.Type.IsVar,
        { Parent: DeclarationExpressionSyntax expression } => expression.Type.IsVar,
        _ => true,
    };
}
