using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Walks operations without recursion: a test may hold an expression of any depth.</summary>
internal static class OperationTree
{
    /// <summary>The roots and what is below them, parents first; what is below an operation only where it is entered.</summary>
    public static IEnumerable<IOperation> Walk(IEnumerable<IOperation> roots, Func<IOperation, bool>? enters = null)
    {
        var pending = new Stack<IOperation>(roots.Reverse());
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            if (enters is null || enters(operation))
            {
                Push(pending, operation);
            }
        }
    }

    /// <summary>The operation without conversions and parentheses around it.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (operation is Microsoft.CodeAnalysis.Operations.IConversionOperation { OperatorMethod: null } or Microsoft.CodeAnalysis.Operations.IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation;
    }

    /// <summary>What holds the operation, from the inside out.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            yield return outer;
        }
    }

    private static void Push(Stack<IOperation> pending, IOperation operation)
    {
        foreach (var child in operation.ChildOperations.Reverse())
        {
            pending.Push(child);
        }
    }
}
