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

    /// <summary>Whether its value from before the statements is needed in them, or behind them where they may leave it as it was.</summary>
    public bool FlowsIn(ISymbol symbol) =>
        data.DataFlowsIn.Contains(symbol)
        || symbol is ILocalSymbol { HasConstantValue: true }
        || (FlowsOut(symbol) && !IsAlwaysAssigned(symbol));

    public bool IsReadOutside(ISymbol symbol) => data.ReadOutside.Contains(symbol);

    public bool IsCaptured(ISymbol symbol) => data.Captured.Contains(symbol);

    public bool UsesThis =>
        data.ReadInside.Concat(data.WrittenInside).Concat(data.DataFlowsIn).Any(static symbol => symbol is IParameterSymbol { IsThis: true })
        || run.Nodes().Any(static node => node is ThisExpressionSyntax or BaseExpressionSyntax);

    private static bool HasLocalFunctions(StatementRun run) =>
        run.First.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().Any(static node => node is LocalFunctionStatementSyntax) == true;

    /// <summary>A local, or a parameter that is handed over call by call; those of a primary constructor belong to the instance.</summary>
    public static bool IsVariable(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => true,
        IParameterSymbol { IsThis: false } parameter => !IsOfPrimaryConstructor(parameter),
        _ => false,
    };

    public static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);
}
