using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Tells where a variable is written, and whether the product can have a say in whether it is.</summary>
internal static class Writing
{
    public static bool IsTarget(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        ITupleOperation tuple => tuple.Ancestors().TakeWhile(outer => outer is ITupleOperation or IDeconstructionAssignmentOperation).Any(IsDeconstruction),
        _ => false,
    };

    /// <summary>What is written; null where that is not known.</summary>
    public static IOperation? ValueOf(IOperation target) => target.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Value,
        ICompoundAssignmentOperation { OperatorMethod: null } assignment => assignment.Value,
        IIncrementOrDecrementOperation increment => increment.Target,
        _ => null,
    };

    /// <summary>Whether an operation is carried out once and whatever happens, as long as nothing throws.</summary>
    public static bool IsStraight(IOperation operation) => !operation.Ancestors().Any(Branches);

    /// <summary>Whether an operation is carried out on some ways only; a loop aside.</summary>
    public static bool IsBranched(IOperation operation) => operation.Ancestors().Any(outer => outer is not ILoopOperation && Branches(outer));

    private static bool IsDeconstruction(IOperation operation) => operation is IDeconstructionAssignmentOperation;

    private static bool Branches(IOperation outer) => outer is ILoopOperation
        or IConditionalOperation
        or ISwitchOperation
        or ISwitchExpressionOperation
        or ITryOperation
        or IAnonymousFunctionOperation
        or ILocalFunctionOperation
        or IConditionalAccessOperation;
}
