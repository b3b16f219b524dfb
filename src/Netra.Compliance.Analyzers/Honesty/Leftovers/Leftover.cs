using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Finds what a test gets to look at and does not: a last answer that is dropped, one that is kept in a local that nobody reads, or a text that nobody reads.</summary>
internal sealed class Leftover(Test test)
{
    private static readonly string[] Names = ["result", "results", "actual", "output", "outcome", "answer", "response", "returned"];

    private readonly Answer _answer = new(test);
    private readonly UnreadText _text = new(test.Model.Product);

    public bool Exists() => IsLastDropped() || IsAnyUnread();

    private bool IsAnyUnread()
    {
        var uses = test.Operations.OfType<ILocalReferenceOperation>().ToLookup<ILocalReferenceOperation, ISymbol>(use => use.Local, SymbolEqualityComparer.Default);
        return test.Operations.OfType<IVariableDeclaratorOperation>().Where(IsOwn).Any(local => IsUnread(local, uses[local.Symbol].ToArray()));
    }

    // A test that arranges nothing and only calls is there for the calls.
    private bool IsLastDropped() => test.Operations.OfType<IVariableDeclaratorOperation>().Any(IsOwn)
        && test.Operations.OfType<IExpressionStatementOperation>().LastOrDefault(IsOwn) is { } last
        && new DroppedResult(test, _answer).Is(last);

    private static bool IsOwn(IOperation operation) => !operation.Ancestors().Any(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation);

    private bool IsUnread(IVariableDeclaratorOperation local, ILocalReferenceOperation[] uses) => local.GetVariableInitializer()?.Value.Bare() switch
    {
        IInvocationOperation call => uses.Length == 0 && IsMeantToBeRead(local, call),
        IAwaitOperation { Operation: var awaited } => uses.Length == 0 && IsMeantToBeRead(local, awaited.Bare() as IInvocationOperation),
        IObjectCreationOperation creation => _text.Is(creation, uses),
        _ => false,
    };

    // What is held until the end of its scope, or can only be handled, is not there to be looked at.
    private bool IsMeantToBeRead(IVariableDeclaratorOperation local, IInvocationOperation? call) =>
        !Handle.Is(local.Symbol.Type)
        && !IsHeld(local.Symbol)
        && (call is null ? IsData(local.Symbol) : !_answer.MayNotCome(call) && (IsData(local.Symbol) || _answer.IsWanted(call)));

    private static bool IsHeld(ILocalSymbol local) =>
        local.IsUsing || local.DeclaringSyntaxReferences.Any(place => place.GetSyntax().Parent?.Parent is UsingStatementSyntax);

    private static bool IsData(ILocalSymbol local) => Plain.Is(local.Type) || NothingThrown.Words(local.Name).Any(Names.Contains);
}
