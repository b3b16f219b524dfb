using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds what a test gets and does not look at: a last result that is dropped, one that is kept in a local that nobody reads, or a text that nobody reads.</summary>
internal sealed class Leftover(HonestyModel model)
{
    private readonly DroppedResult _dropped = new(model.Roles);
    private readonly UnreadText _text = new(model.Product);

    public bool IsIn(ImmutableArray<IOperation> bodies)
    {
        var all = OperationTree.Walk(bodies).ToArray();
        var uses = all.OfType<ILocalReferenceOperation>().ToLookup<ILocalReferenceOperation, ISymbol>(use => use.Local, SymbolEqualityComparer.Default);
        return all.OfType<IVariableDeclaratorOperation>().Any(local => IsUnread(local, uses[local.Symbol].ToArray())) || IsLastDropped(all);
    }

    // A test that arranges nothing and only calls is there for the calls.
    private bool IsLastDropped(IOperation[] all) =>
        all.OfType<IVariableDeclaratorOperation>().Any(IsOwn) && all.OfType<IExpressionStatementOperation>().LastOrDefault(IsOwn) is { } last && _dropped.Is(last);

    private static bool IsOwn(IOperation operation) => !operation.Ancestors().Any(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation);

    private bool IsUnread(IVariableDeclaratorOperation local, ILocalReferenceOperation[] uses) => local.GetVariableInitializer()?.Value.Bare() switch
    {
        IInvocationOperation or IAwaitOperation => uses.Length == 0,
        IObjectCreationOperation creation => _text.Is(creation, uses),
        _ => false,
    };
}
