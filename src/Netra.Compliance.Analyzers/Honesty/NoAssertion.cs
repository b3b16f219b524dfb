using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Reaching;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>
/// NETRA3002: a critical test that expects nothing, neither itself nor through its helpers, or any test whose assertions nobody awaits or runs.
/// NETRA3009: one that shows no more than that nothing is thrown, and does not say so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoAssertion : TestRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3002",
        title: "Test asserts nothing",
        messageFormat: "The test '{0}' asserts nothing: assert what must hold, or mark what does with [AssertionMethod]",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without an expectation a test fails only when something throws. Everything else that breaks goes unseen.",
        helpLinkUri: HelpLink.For("NETRA3002"));

    private static readonly DiagnosticDescriptor Unsaid = new(
        id: "NETRA3009",
        title: "Test does not say what it expects",
        messageFormat: "The test '{0}' shows only that nothing is thrown: assert what must hold, or say that this is the point",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "That nothing is thrown may be the point of a test. Then its name, a comment or [AssertionMethod] tells the next reader.",
        helpLinkUri: HelpLink.For("NETRA3009"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor, Unsaid);

    private protected override void Check(Test test)
    {
        if (test.IsAtWork && !Expectation.IsDeclared(test) && !test.Asserts && !OtherTargets.Assert(test) && !IsLeftToAnotherRule(test))
        {
            Report(test);
        }
    }

    private static void Report(Test test)
    {
        if (test.IsCritical || test.MentionsAssertion || Begins(test))
        {
            test.Report(Descriptor);
        }
        else if (!new Unharmed(test).IsExpected())
        {
            test.Report(Unsaid);
        }
    }

    // order.Total.Should(); and no more.
    private static bool Begins(Test test) => test.Operations.OfType<IExpressionStatementOperation>()
        .Any(statement => statement.Operation is IInvocationOperation call && test.Model.Assertions.BeginWith(call.TargetMethod));

    // An assertion that has nothing in it is NETRA3003.
    private static bool IsLeftToAnotherRule(Test test) => !test.IsCritical && Emptiness.In(test).Any();
}
