using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Looks for an event or a promise that a callback, or who is handed it, fulfils and the test waits for without end: it never passes where the callback does not come.</summary>
internal sealed class Signal(ImmutableArray<IOperation> operations)
{
    private static readonly string[] Waits = ["Wait", "WaitOne", "WaitAsync"];

    private static readonly string[] Given = ["Set", "Release", "Signal", "SetResult", "TrySetResult"];

    public bool IsAwaited()
    {
        var references = operations.OfType<ILocalReferenceOperation>().ToArray();
        var given = new HashSet<ISymbol>(references.Where(IsGiven).Select(reference => reference.Local), SymbolEqualityComparer.Default);
        return given.Count > 0 && references.Any(reference => given.Contains(reference.Local) && IsWait(reference));
    }

    private static bool IsWait(ILocalReferenceOperation local) => local.Parent switch
    {
        IInvocationOperation { TargetMethod: { Parameters.IsEmpty: true } method } => Waits.Contains(method.Name) && IsOfThreading(method),
        IPropertyReferenceOperation { Property: { Name: "Task" } task, Parent: IAwaitOperation } => IsOfThreading(task),
        _ => false,
    };

    // Who is handed the event may fulfil it, too.
    private static bool IsGiven(ILocalReferenceOperation local) => local.Parent is IArgumentOperation or IConversionOperation { Parent: IArgumentOperation }
        || IsFulfilled(local);

    private static bool IsFulfilled(ILocalReferenceOperation local) =>
        local.Parent is IInvocationOperation { TargetMethod: var method } && Given.Contains(method.Name) && IsOfThreading(method)
        && local.Ancestors().Any(outer => outer is IAnonymousFunctionOperation);

    private static bool IsOfThreading(ISymbol member) =>
        member.ContainingNamespace.ToDisplayString() is "System.Threading" or "System.Threading.Tasks";
}
