using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells a body in which nothing happens.</summary>
internal static class EmptyBody
{
    public static bool Is(IOperation body) => body.ChildOperations.All(IsNothing);

    private static bool IsNothing(IOperation statement) => statement switch
    {
        IEmptyOperation or ILocalFunctionOperation => true,
        IBlockOperation block => Is(block),
        IReturnOperation { ReturnedValue: null } => true,
        IReturnOperation { ReturnedValue: { } value } => IsCompletedTask(value),
        IExpressionStatementOperation { Operation: IAwaitOperation await } => IsCompletedTask(await.Operation),
        _ => false,
    };

    private static bool IsCompletedTask(IOperation value) => value.Bare() switch
    {
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } } => true,
        IDefaultValueOperation => true,
        _ => false,
    };
}
