using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Reaching;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3002: a critical test that asserts nothing, neither itself nor through its helpers, or any test whose
/// assertions never run or are never awaited. NETRA3009: a test that only shows that nothing is thrown, and does not
/// say so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoAssertion : TestRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NoAssertion, Descriptors.UnsaidExpectation);

    private protected override void Check(Test test)
    {
        if (test.IsAtWork && !Expectation.IsDeclared(test) && !test.Asserts && !OtherTargets.Assert(test)
            && !IsLeftToAnotherRule(test))
        {
            Report(test);
        }
    }

    private static void Report(Test test)
    {
        if (test.IsCritical || test.MentionsAssertion || Begins(test))
        {
            test.Report(Descriptors.NoAssertion);
        }
        else if (!new NoThrowIntent(test).IsExpected())
        {
            test.Report(Descriptors.UnsaidExpectation);
        }
    }

    // order.Total.Should(); and no more.
    private static bool Begins(Test test) => test.Operations.OfType<IExpressionStatementOperation>()
        .Any(statement => statement.Operation is IInvocationOperation call
            && test.Model.Assertions.BeginWith(call.TargetMethod));

    // An assertion that has nothing in it is NETRA3003.
    private static bool IsLeftToAnotherRule(Test test) => !test.IsCritical && EmptyAssertions.In(test).Any();
}

/// <summary>Recognizes tests that state or show that they only expect nothing to be thrown.</summary>
/// <remarks>So does a theory whose source sweeps over all cultures or all zones: it asks of each only that it passes. A
/// critical test must say so in code: <c>[AssertionMethod]</c>, or an assertion that nothing was thrown.</remarks>
internal sealed class NoThrowIntent(Test test)
{
    private static readonly string[] Starts = ["Task.Run", "TaskFactory.StartNew", "Parallel.For", "Parallel.ForEach",
        "Parallel.Invoke", "Parallel.ForEachAsync"];

    private static readonly string[] Joins = ["Task.WhenAll", "Task.WaitAll", "Parallel.For", "Parallel.ForEach",
        "Parallel.Invoke", "Parallel.ForEachAsync"];

    public bool IsExpected() => !test.IsCritical && (IsSaid() || IsShown());

    /// <summary>Whether a comment right above an assertion says it.</summary>
    public static bool IsSaidAbove(SyntaxNode assertion) =>
        Remarks.Above(assertion).Any(NoThrowWords.IsSaidBy);

    private bool IsShown() => LiteralData.IsLacking(test.Method) || IsDisposedAgain() || IsRace();

    private bool IsSaid() => NoThrowWords.IsSaidBy(test.Method.Name)
        || NoThrowNames.IsSaidBy(test.Method.Name)
        || NoThrowNames.IsAbilitySaidBy(test.Method)
        || Remarks.Of(test).Any(NoThrowWords.IsSaidBy);

    // Many at once: that all come to an end is the point.
    private bool IsRace() => Called(test.Model.Facts.Of(test)).ToArray() is var called
        && called.Any(Starts.Contains)
        && called.Any(Joins.Contains);

    private IEnumerable<string> Called(BodyFacts facts) => facts.Called
        .Concat(facts.Own.OfType<IMethodSymbol>().SelectMany(helper => test.Model.Facts.Of(helper).Called))
        .Select(method => method.ContainingType.Name + "." + method.Name);

    // To be closed or disposed of twice is part of the contract, and all that can be seen of it is that nothing is
    // thrown.
    private bool IsDisposedAgain() => test.Operations
        .OfType<IInvocationOperation>()
        .Where(call =>
            call.TargetMethod is { Name: "Dispose" or "DisposeAsync" or "Close" or "CloseAsync",
                Parameters.IsEmpty: true })
        .GroupBy(call => ((call.Instance as ILocalReferenceOperation)?.Local, call.TargetMethod.Name))
        .Any(calls => calls.Key.Local is not null && calls.Skip(1).Any());
}

/// <summary>Recognizes words that state that nothing is thrown.</summary>
internal static class NoThrowWords
{
    private const int Near = 3;

    private static readonly string[] Denials =
        ["not", "never", "no", "without", "doesn", "doesnt", "don", "dont", "didn", "didnt", "shouldn", "shouldnt",
            "won", "wont", "cannot"];

    private static readonly string[] Harms =
    [
        "throw", "throws", "throwing", "thrown", "exception", "exceptions", "crash", "crashes", "crashing", "break",
        "breaks", "fail", "fails", "error", "errors",
        "overflow", "overflows", "propagate", "propagates", "propagated", "deadlock", "deadlocks", "hang", "hangs",
        "regress", "regressed", "op", "ops", "verify", "assert",
    ];

    /// <summary>Whether a name, or a text for the reader, says it: Does_not_throw, ShouldNotThrowOnNull, "no exception
    /// reached the caller".</summary>
    public static bool IsSaidBy(string text)
    {
        var words = Words(text).ToArray();
        return Enumerable.Range(0, words.Length)
            .Any(place => Denials.Contains(words[place]) && words.Skip(place + 1).Take(Near).Any(Harms.Contains));
    }

    /// <summary>The words of a name or a text, in small letters.</summary>
    public static IEnumerable<string> Words(string text) =>
        string.Concat(text.Select((letter, place) => Separated(letter, place > 0 && char.IsLower(text[place - 1]))))
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static string Separated(char letter, bool isAfterSmall) =>
        !char.IsLetterOrDigit(letter) ? " "
        : char.IsUpper(letter) && isAfterSmall ? " " + char.ToLowerInvariant(letter)
        : char.ToLowerInvariant(letter).ToString();
}
