using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3002: a test that expects nothing, neither itself nor through its helpers.</summary>
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

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        if (test.IsAtWork && !Expectation.IsDeclared(test) && !Asserts(test) && !new Unharmed(test).IsExpected() && !OtherTargets.Assert(test))
        {
            test.Report(Descriptor);
        }
    }

    private static bool Asserts(Test test)
    {
        var expectation = new Expectation(test);
        var depth = OptionCatalog.AssertionDepth.Read(test.Options) ?? DefaultDepth;
        return new Reach(test.Model, depth).From(test).Any(expectation.IsIn);
    }
}
