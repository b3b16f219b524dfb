using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Leftovers;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>
/// NETRA3002: a test that expects nothing, neither itself nor through its helpers, though it is critical or has something to look at.
/// NETRA3009: one that shows no more than that nothing is thrown, and does not say so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoAssertion : TestRule
{
    private const int DefaultDepth = 8;

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
        if (test.IsAtWork && !Expectation.IsDeclared(test) && !Asserts(test) && !new Unharmed(test).IsExpected() && !OtherTargets.Assert(test))
        {
            test.Report(test.IsCritical || LooksAway(test) ? Descriptor : Unsaid);
        }
    }

    // A sample, and a test that is there for an occasion, may be meant to show no more than that nothing is thrown.
    private static bool LooksAway(Test test) => !Sample.Is(test.Method) && !new Unharmed(test).IsOccasional() && new Leftover(test).Exists();

    private static bool Asserts(Test test)
    {
        var depth = OptionCatalog.AssertionDepth.Read(test.Options) ?? DefaultDepth;
        return test.Model.Ways.ToExpectations(depth, test.Options).IsFrom(test);
    }
}
