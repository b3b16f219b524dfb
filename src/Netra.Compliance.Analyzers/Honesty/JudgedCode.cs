using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>What a test judges: code that is to throw, and answers.</summary>
internal sealed class JudgedCode(IMethodSymbol test, HonestyModel model)
{
    private readonly ImmutableArray<IOperation> _operations = OperationTree.Walk(model.Bodies.Of(test)).ToImmutableArray();

    /// <summary>In Assert.Throws(() => …), a helper of the tests that is named like it, or what a later Should().Throw() runs.</summary>
    public IEnumerable<IOperation> ToThrow()
    {
        var functions = _operations.OfType<IAnonymousFunctionOperation>().ToArray();
        return functions.Length > 0 && _operations.OfType<IInvocationOperation>().Any(IsThrowJudged)
            ? functions.SelectMany(function => OperationTree.Walk([function.Body]))
            : [];
    }

    /// <summary>The methods whose answers are judged, in place or kept in a local.</summary>
    public IEnumerable<IMethodSymbol> Answers()
    {
        var judged = AssertionCall.In(_operations, model).SelectMany(assertion => OperationTree.Walk(assertion.Operands)).ToArray();
        var locals = new HashSet<ISymbol>(judged.OfType<ILocalReferenceOperation>().Select(use => use.Local), SymbolEqualityComparer.Default);
        return judged.OfType<IInvocationOperation>()
            .Concat(_operations.OfType<IInvocationOperation>().Where(call => IsKeptIn(locals, call)))
            .Select(call => call.TargetMethod);
    }

    private static bool IsKeptIn(HashSet<ISymbol> locals, IInvocationOperation call) =>
        locals.Count > 0 && call.Ancestors().OfType<IVariableDeclaratorOperation>().FirstOrDefault() is { } local && locals.Contains(local.Symbol);

    private bool IsThrowJudged(IInvocationOperation call) => call.TargetMethod.Name is var name
        && name.Contains("Throw") && !name.Contains("Not")
        && (model.Assertions.Contain(call.TargetMethod) || model.Roles.Is(call.TargetMethod, AssemblyRole.Tests));
}
