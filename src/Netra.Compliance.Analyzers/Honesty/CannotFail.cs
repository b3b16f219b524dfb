using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Reaching;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3003: an assertion that nothing in the product can make fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotFail : TestRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.CannotFail);

    private protected override void Check(Test test)
    {
        if (!Backport.IsTriedBy(test.Method))
        {
            Judge(test, new CannotFailReasons(test));
        }
    }

    private static void Judge(Test test, CannotFailReasons reasons)
    {
        var unobserved = Unobserved.Around(test.Bodies, test.Model);
        foreach (var assertion in test.Assertions)
        {
            Report(test, assertion.Place, Lost(test, assertion.Call, unobserved) ?? reasons.Of(assertion));
        }

        test.HelperCalls.ToList().ForEach(call => Report(test, call.Syntax.GetLocation(), reasons.Of(call)));
        JudgeEmpty(test);
    }

    // As the only assertion: beside others it is at worst superfluous.
    private static void JudgeEmpty(Test test)
    {
        var empty = EmptyAssertions.In(test)
            .Where(call =>
                test.IsCritical || ParsedAssertion.MessageOf(call) is not { } said || !NoThrowWords.IsSaidBy(said))
            .ToArray();
        if (empty.Length > 0 && !test.Asserts)
        {
            Report(test, empty[0].Syntax.GetLocation(), new CannotFailReason("it checks nothing"));
        }
    }

    // Where it is the only assertion, the test asserts nothing, which is another rule's.
    private static CannotFailReason? Lost(Test test, IInvocationOperation call, Unobserved unobserved) =>
        call.Ancestors().Any(unobserved.IsLost) ? new CannotFailReason(test.Asserts ? "it never runs" : "")
        : unobserved.IsForgotten(call) ? new CannotFailReason(test.Asserts ? "it is never awaited" : "")
        : null;

    private static void Report(Test test, Location place, CannotFailReason? reason)
    {
        if (reason is { Text.Length: > 0 })
        {
            test.ReportAt(place, Descriptors.CannotFail, reason.IsCertain, reason.Text);
        }
    }
}
