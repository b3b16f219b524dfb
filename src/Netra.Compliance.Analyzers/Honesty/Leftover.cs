using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds what a test gets and does not look at: a result that is dropped, or kept in a local that nobody reads.</summary>
internal sealed class Leftover(AssemblyRoles roles)
{
    public bool IsIn(ImmutableArray<IOperation> bodies)
    {
        var all = OperationTree.Walk(bodies).ToArray();
        var read = new HashSet<ISymbol>(all.OfType<ILocalReferenceOperation>().Select(reference => reference.Local), SymbolEqualityComparer.Default);
        return all.Any(operation => operation switch
        {
            IExpressionStatementOperation { Operation: IInvocationOperation call } => HasResult(call),
            IVariableDeclaratorOperation { Symbol: var local } declarator => !read.Contains(local) && IsResult(declarator.GetVariableInitializer()?.Value),
            _ => false,
        });
    }

    private static bool IsResult(IOperation? value) => value?.Bare() is IInvocationOperation or IAwaitOperation;

    // A method that gives back what it was called on only lets the next call follow, and so does what a mock is told.
    private bool HasResult(IInvocationOperation call) => !call.TargetMethod.ReturnsVoid
        && !call.Type.Is(call.Instance?.Type)
        && roles.Elsewhere(call.TargetMethod) != AssemblyRole.Mocking;
}
