using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells tests that say, or show, what they expect without an assertion: that something does not throw.</summary>
/// <remarks>So does a theory whose source sweeps over all cultures or all zones: it asks of each only that it passes. A critical test must say so in code: <c>[AssertionMethod]</c>, or an assertion that nothing was thrown.</remarks>
internal sealed class Unharmed(Test test)
{
    private static readonly string[] Starts = ["Task.Run", "TaskFactory.StartNew", "Parallel.For", "Parallel.ForEach", "Parallel.Invoke", "Parallel.ForEachAsync"];

    private static readonly string[] Joins = ["Task.WhenAll", "Task.WaitAll", "Parallel.For", "Parallel.ForEach", "Parallel.Invoke", "Parallel.ForEachAsync"];

    public bool IsExpected() => !test.IsCritical && (IsSaid() || IsShown());

    /// <summary>Whether a comment right above an assertion says it.</summary>
    public static bool IsSaidAbove(SyntaxNode assertion) =>
        Remarks.Above(assertion).Any(NothingThrown.IsSaidBy);

    private bool IsShown() => LiteralData.IsLacking(test.Method) || IsDisposedAgain() || IsRace();

    private bool IsSaid() => NothingThrown.IsSaidBy(test.Method.Name)
        || Permission.IsSaidBy(test.Method.Name)
        || Permission.IsAbilitySaidBy(test.Method)
        || Remarks.Of(test).Any(NothingThrown.IsSaidBy);

    // Many at once: that all come to an end is the point.
    private bool IsRace() => Called(test.Model.Facts.Of(test)).ToArray() is var called
        && called.Any(Starts.Contains)
        && called.Any(Joins.Contains);

    private IEnumerable<string> Called(BodyFacts facts) => facts.Called
        .Concat(facts.Own.OfType<IMethodSymbol>().SelectMany(helper => test.Model.Facts.Of(helper).Called))
        .Select(method => method.ContainingType.Name + "." + method.Name);

    // To be closed or disposed of twice is part of the contract, and all that can be seen of it is that nothing is thrown.
    private bool IsDisposedAgain() => test.Operations
        .OfType<IInvocationOperation>()
        .Where(call => call.TargetMethod is { Name: "Dispose" or "DisposeAsync" or "Close" or "CloseAsync", Parameters.IsEmpty: true })
        .GroupBy(call => ((call.Instance as ILocalReferenceOperation)?.Local, call.TargetMethod.Name))
        .Any(calls => calls.Key.Local is not null && calls.Skip(1).Any());
}
