using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds what a test gets and does not look at: a last result that is dropped, one that is kept in a local that nobody reads, or a text that nobody reads.</summary>
internal sealed class Leftover(Test test)
{
    private readonly DroppedResult _dropped = new(test.Model.Roles);
    private readonly UnreadText _text = new(test.Model.Product);

    public bool Exists() => IsLastDropped() || IsAnyUnread();

    private bool IsAnyUnread()
    {
        var uses = test.Operations.OfType<ILocalReferenceOperation>().ToLookup<ILocalReferenceOperation, ISymbol>(use => use.Local, SymbolEqualityComparer.Default);
        return test.Operations.OfType<IVariableDeclaratorOperation>().Any(local => IsUnread(local, uses[local.Symbol].ToArray()));
    }

    // A test that arranges nothing and only calls is there for the calls.
    private bool IsLastDropped() => test.Operations.OfType<IVariableDeclaratorOperation>().Any(IsOwn)
        && test.Operations.OfType<IExpressionStatementOperation>().LastOrDefault(IsOwn) is { } last
        && _dropped.Is(last);

    private static bool IsOwn(IOperation operation) => !operation.Ancestors().Any(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation);

    private bool IsUnread(IVariableDeclaratorOperation local, ILocalReferenceOperation[] uses) => local.GetVariableInitializer()?.Value.Bare() switch
    {
        IInvocationOperation or IAwaitOperation => uses.Length == 0,
        IObjectCreationOperation creation => _text.Is(creation, uses),
        _ => false,
    };
}
