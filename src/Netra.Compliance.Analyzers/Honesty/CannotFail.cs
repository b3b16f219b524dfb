using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3003: an assertion that nothing in the product can make fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotFail : TestRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3003",
        title: "Assertion cannot fail",
        messageFormat: "The assertion cannot fail{0}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An assertion about what the test itself put there says nothing about the product.",
        helpLinkUri: HelpLink.For("NETRA3003"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        if (!Backport.IsTriedBy(test.Method))
        {
            Judge(test, new Doubts(test));
        }
    }

    private static void Judge(Test test, Doubts doubts)
    {
        foreach (var assertion in test.Assertions)
        {
            if (doubts.About(assertion) is { } reason)
            {
                test.ReportAt(assertion.Place, Descriptor, reason);
            }
        }
    }
}
