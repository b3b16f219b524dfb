using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>What the other tests of a class do with a call that a test makes, too.</summary>
internal sealed class Siblings(Test test)
{
    public static bool AreOverloads(IMethodSymbol? one, IMethodSymbol other) => one?.Name == other.Name
        && SymbolEqualityComparer.Default.Equals(one.ContainingType.OriginalDefinition, other.ContainingType.OriginalDefinition);

    /// <summary>The method that a statement calls for nothing but to be called; null where it gives something back.</summary>
    public static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IAwaitOperation await => Called(await.Operation),
        IInvocationOperation { TargetMethod: { } method } when method.IsWithoutResult() => method,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    /// <summary>Whether one of them expects an exception of a call that gives back nothing, or of a constructor.</summary>
    public bool ExpectHarm(IMethodSymbol called) =>
        Others().Any(sibling => JudgedCode(sibling).Any(operation => AreOverloads(Called(operation), called)));

    /// <summary>Whether one of them expects an exception of a call that is meant for the same types: of a method that names none, a class may well have tests of both kinds.</summary>
    public bool ExpectToThrow(IMethodSymbol called) => Others().Any(sibling => JudgedCode(sibling)
        .OfType<IInvocationOperation>()
        .Any(call => AreOverloads(call.TargetMethod, called) && IsForSameTypes(call.TargetMethod, called)));

    /// <summary>Whether one of them judges what a call gives back.</summary>
    public bool Judge(IMethodSymbol called) => Others().Any(sibling => IsJudgedIn(OperationTree.Walk(test.Model.Bodies.Of(sibling)).ToArray(), called));

    private IEnumerable<IMethodSymbol> Others() => test.Model.Tests.DeclaredIn(test.Method.ContainingType)
        .Where(sibling => !SymbolEqualityComparer.Default.Equals(sibling, test.Method));

    private static bool IsForSameTypes(IMethodSymbol one, IMethodSymbol other) =>
        one.IsGenericMethod && one.TypeArguments.SequenceEqual<ISymbol>(other.TypeArguments, SymbolEqualityComparer.Default);

    // In Assert.Throws(() => …), a helper of the tests that is named like it, or what a later Should().Throw() runs.
    private IEnumerable<IOperation> JudgedCode(IMethodSymbol sibling)
    {
        var all = OperationTree.Walk(test.Model.Bodies.Of(sibling)).ToArray();
        var functions = all.OfType<IAnonymousFunctionOperation>().ToArray();
        return functions.Length > 0 && all.OfType<IInvocationOperation>().Any(IsThrowJudged)
            ? functions.SelectMany(function => OperationTree.Walk([function.Body]))
            : [];
    }

    private bool IsThrowJudged(IInvocationOperation call) => call.TargetMethod.Name is var name
        && name.Contains("Throw") && !name.Contains("Not")
        && (test.Model.Assertions.Contain(call.TargetMethod) || test.Model.Roles.Is(call.TargetMethod, AssemblyRole.Tests));

    private bool IsJudgedIn(IOperation[] operations, IMethodSymbol called)
    {
        var calls = operations.OfType<IInvocationOperation>().Where(call => AreOverloads(call.TargetMethod, called)).ToArray();
        var kept = calls.SelectMany(call => call.Ancestors().OfType<IVariableDeclaratorOperation>().Take(1)).Select(local => local.Symbol).ToArray();
        return calls.Length > 0 && AssertionCall.In(operations.ToImmutableArray(), test.Model)
            .SelectMany(assertion => OperationTree.Walk(assertion.Operands))
            .Any(part => calls.Contains(part) || (part is ILocalReferenceOperation { Local: var local } && kept.Any(local.Is)));
    }
}
