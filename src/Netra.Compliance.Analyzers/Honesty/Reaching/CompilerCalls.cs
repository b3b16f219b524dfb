using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Finds members that the compiler calls where the source has no call.</summary>
internal static class CompilerCalls
{
    public static IEnumerable<ISymbol> Of(IOperation operation) => Called(operation).OfType<ISymbol>();

    private static IEnumerable<ISymbol?> Called(IOperation operation) => operation switch
    {
        IImplicitIndexerReferenceOperation place => [place.IndexerSymbol, place.LengthSymbol],
        IPatternOperation pattern => OfPattern(pattern),
        IDeconstructionAssignmentOperation { SemanticModel: { } model, Syntax: AssignmentExpressionSyntax syntax } =>
            OfDeconstruction(model.GetDeconstructionInfo(syntax)),
        IForEachLoopOperation { SemanticModel: { } model, Syntax: CommonForEachStatementSyntax syntax } => OfLoop(model, syntax),
        IAwaitOperation { SemanticModel: { } model, Syntax: AwaitExpressionSyntax syntax } => OfAwait(model.GetAwaitExpressionInfo(syntax)),
        _ => [],
    };

    private static IEnumerable<ISymbol?> OfPattern(IPatternOperation pattern) => pattern switch
    {
        IListPatternOperation list => [list.LengthSymbol, list.IndexerSymbol],
        ISlicePatternOperation slice => [slice.SliceSymbol],
        IRecursivePatternOperation parts => [parts.DeconstructSymbol],
        _ => [],
    };

    private static IEnumerable<ISymbol?> OfAwait(AwaitExpressionInfo info) =>
        [info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod];

    private static IEnumerable<ISymbol?> OfLoop(SemanticModel model, CommonForEachStatementSyntax loop)
    {
        var info = model.GetForEachStatementInfo(loop);
        IEnumerable<ISymbol?> steps =
            [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod, info.ElementConversion.MethodSymbol];
        return loop is ForEachVariableStatementSyntax parts ? steps.Concat(OfDeconstruction(model.GetDeconstructionInfo(parts))) : steps;
    }

    private static IEnumerable<ISymbol?> OfDeconstruction(DeconstructionInfo info) =>
        info.Nested.SelectMany(OfDeconstruction).Prepend(info.Conversion?.MethodSymbol).Prepend(info.Method);
}
