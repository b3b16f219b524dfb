using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds what a test gets and does not look at: a last result that is dropped, or one that is kept in a local that nobody reads.</summary>
internal sealed class Leftover(AssemblyRoles roles)
{
    public bool IsIn(ImmutableArray<IOperation> bodies)
    {
        var all = OperationTree.Walk(bodies).ToArray();
        var read = new HashSet<ISymbol>(all.OfType<ILocalReferenceOperation>().Select(reference => reference.Local), SymbolEqualityComparer.Default);
        return all.OfType<IVariableDeclaratorOperation>().Any(declarator => !read.Contains(declarator.Symbol) && IsResult(declarator.GetVariableInitializer()?.Value))
            || all.OfType<IExpressionStatementOperation>().LastOrDefault() is { Operation: IInvocationOperation last } && HasResult(last);
    }

    private static bool IsResult(IOperation? value) => value?.Bare() is IInvocationOperation or IAwaitOperation;

    // A method that gives back what it was called on only lets the next call follow, and so does what a mock is told.
    private bool HasResult(IInvocationOperation call) => !call.TargetMethod.ReturnsVoid
        && !call.Type.Is(call.Instance?.Type)
        && roles.Elsewhere(call.TargetMethod) != AssemblyRole.Mocking;
}
