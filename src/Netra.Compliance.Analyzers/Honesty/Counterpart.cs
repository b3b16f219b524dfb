using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Looks for the other half of a pair: a test of the same class that expects an exception of the one call that this test makes.</summary>
internal sealed class Counterpart(Test test)
{
    public bool Throws() => OnlyCall() is { } called && Siblings().Any(sibling => ExpectsThrowing(sibling, called));

    // Declarations aside, nothing but calls of one member of the product that give back nothing, or objects that nobody looks at.
    private IMethodSymbol? OnlyCall()
    {
        var acts = test.Bodies.OfType<IBlockOperation>().SelectMany(body => body.Operations).Where(IsAct).ToArray();
        var called = acts.Select(act => act is IExpressionStatementOperation statement ? Called(statement.Operation) : null).ToArray();
        return called is [{ } first, ..] && test.Model.Product.Is(first) && called.All(method => AreOverloads(method, first)) ? first : null;
    }

    private static bool AreOverloads(IMethodSymbol? one, IMethodSymbol other) => one?.Name == other.Name
        && SymbolEqualityComparer.Default.Equals(one.ContainingType.OriginalDefinition, other.ContainingType.OriginalDefinition);

    private static bool IsAct(IOperation statement) =>
        statement is not (IVariableDeclarationGroupOperation or ILocalFunctionOperation or IReturnOperation { ReturnedValue: null });

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IAwaitOperation await => Called(await.Operation),
        IInvocationOperation { TargetMethod: { } method } when method.IsWithoutResult() => method,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    private IEnumerable<IMethodSymbol> Siblings() => test.Model.Tests.DeclaredIn(test.Method.ContainingType)
        .Where(sibling => !SymbolEqualityComparer.Default.Equals(sibling, test.Method));

    private bool ExpectsThrowing(IMethodSymbol sibling, IMethodSymbol called) => OperationTree.Walk(test.Model.Bodies.Of(sibling))
        .OfType<IAnonymousFunctionOperation>()
        .Any(function => IsJudged(function) && OperationTree.Walk([function.Body]).Any(operation => AreOverloads(Called(operation), called)));

    private bool IsJudged(IAnonymousFunctionOperation function) => function.Ancestors()
        .OfType<IInvocationOperation>()
        .Any(call => call.TargetMethod.Name.Contains("Throw") && test.Model.Assertions.Contain(call.TargetMethod));
}
