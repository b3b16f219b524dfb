using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells assertions behind a <c>?.</c>: where the value is null they are never reached, and nothing else asks whether it is.</summary>
internal sealed class NullDoubts
{
    private readonly Lazy<HashSet<ISymbol>> _askedFor;

    public NullDoubts(Test test) => _askedFor = new(() => new HashSet<ISymbol>(AskedFor(test), SymbolEqualityComparer.Default));

    /// <summary>The value as the source has it; null where the assertion is reached anyway.</summary>
    public string? Unreached(AssertionCall assertion) =>
        assertion.Condition is { } value && !IsMetByNothing(assertion.Name) && Name(value) is { } name && !_askedFor.Value.Contains(name) ? value.Syntax.ToString() : null;

    // Where there is nothing, nothing is in it.
    private static bool IsMetByNothing(string assertion) => assertion.EndsWith("BeEmpty", StringComparison.Ordinal) || assertion.Contains("NotContain");

    private static ISymbol? Name(IOperation value) => value.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    // Judged without the question mark, used as if it could not be null, or given by an assertion.
    private static IEnumerable<ISymbol> AskedFor(Test test) => test.Assertions
        .Where(assertion => assertion.Condition is null)
        .SelectMany(assertion => assertion.Operands)
        .Concat(test.Operations.Select(Owner).OfType<IOperation>())
        .Select(Name)
        .OfType<ISymbol>()
        .Concat(GivenByAssertions(test));

    // What is caught by Assert.Throws is there, whatever its type says.
    private static IEnumerable<ISymbol> GivenByAssertions(Test test) => test.Operations
        .OfType<IVariableDeclaratorOperation>()
        .Where(local => Given(local.GetVariableInitializer()?.Value.Bare()) is { } call && test.Model.Assertions.Contain(call.TargetMethod))
        .Select(local => local.Symbol);

    private static IInvocationOperation? Given(IOperation? value) =>
        (value is IAwaitOperation await ? await.Operation.Bare() : value) as IInvocationOperation;

    private static IOperation? Owner(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Instance,
        IMemberReferenceOperation member => member.Instance,
        _ => null,
    };
}
