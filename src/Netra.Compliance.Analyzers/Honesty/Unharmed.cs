using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells tests that say, or show, what they expect without an assertion: that something does not throw.</summary>
/// <remarks>A critical test must say so in code: <c>[AssertionMethod]</c>, or an assertion that nothing was thrown.</remarks>
internal sealed class Unharmed(Test test)
{
    public bool IsExpected() => !test.IsCritical && (IsSaid() || IsDisposedAgain() || new Counterpart(test).Throws());

    private bool IsSaid() => NothingThrown.IsSaidBy(test.Method.Name) || test.Bodies.SelectMany(Comments).Any(NothingThrown.IsSaidBy);

    private static IEnumerable<string> Comments(IOperation body) => body.Syntax.DescendantTrivia()
        .Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
        .Select(trivia => trivia.ToString());

    // To be disposed of twice is part of the contract, and all that can be seen of it is that nothing is thrown.
    private bool IsDisposedAgain() => OperationTree.Walk(test.Bodies)
        .OfType<IInvocationOperation>()
        .Where(call => call.TargetMethod is { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true })
        .GroupBy(call => (call.Instance as ILocalReferenceOperation)?.Local, SymbolEqualityComparer.Default)
        .Any(calls => calls.Key is not null && calls.Skip(1).Any());
}
