using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells assertions behind a <c>?.</c>: where the value is null they are never reached, and nothing else asks whether it is.</summary>
internal sealed class NullDoubts(Test test)
{
    /// <summary>The value as the source has it; null where the assertion is reached anyway.</summary>
    public string? Unreached(AssertionCall assertion) =>
        assertion.Condition is { } value && !IsMetByNothing(assertion.Name) && Name(value) is { } name && !IsAskedFor(name) ? value.Syntax.ToString() : null;

    // Where there is nothing, nothing is in it.
    private static bool IsMetByNothing(string assertion) => assertion.EndsWith("BeEmpty", StringComparison.Ordinal) || assertion.Contains("NotContain");

    private static ISymbol? Name(IOperation value) => value.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    // Judged without the question mark, or used as if it could not be null.
    private bool IsAskedFor(ISymbol name) => IsGivenByAssertion(name)
        || test.Assertions.Any(other => other.Condition is null && other.Operands.Any(operand => Names(operand, name)))
        || test.Operations.Any(operation => Owner(operation) is { } owner && Names(owner, name));

    // What is caught by Assert.Throws is there, whatever its type says.
    private bool IsGivenByAssertion(ISymbol name) => test.Operations
        .OfType<IVariableDeclaratorOperation>()
        .Where(local => SymbolEqualityComparer.Default.Equals(local.Symbol, name))
        .Any(local => Given(local.GetVariableInitializer()?.Value.Bare()) is { } call && test.Model.Assertions.Contain(call.TargetMethod));

    private static IInvocationOperation? Given(IOperation? value) =>
        (value is IAwaitOperation await ? await.Operation.Bare() : value) as IInvocationOperation;

    private static bool Names(IOperation value, ISymbol name) => SymbolEqualityComparer.Default.Equals(Name(value), name);

    private static IOperation? Owner(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Instance,
        IMemberReferenceOperation member => member.Instance,
        _ => null,
    };
}
