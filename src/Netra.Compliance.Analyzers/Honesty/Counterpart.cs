using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Looks for the other half of a pair: a test of the same class that expects an exception of the one call that this test makes.</summary>
internal sealed class Counterpart(Test test)
{
    public bool Throws() => OnlyCall() is { } called && new Siblings(test).ExpectHarm(called);

    // Declarations aside, nothing but calls of one member of the product that give back nothing, or objects that nobody looks at.
    private IMethodSymbol? OnlyCall()
    {
        var acts = test.Bodies.OfType<IBlockOperation>().SelectMany(body => body.Operations).Where(IsAct).ToArray();
        var called = acts.Select(act => act is IExpressionStatementOperation statement ? Siblings.Called(statement.Operation) : null).ToArray();
        return called is [{ } first, ..] && test.Model.Product.Is(first) && called.All(method => Siblings.AreOverloads(method, first)) ? first : null;
    }

    private static bool IsAct(IOperation statement) =>
        statement is not (IVariableDeclarationGroupOperation or ILocalFunctionOperation or IReturnOperation { ReturnedValue: null });
}
