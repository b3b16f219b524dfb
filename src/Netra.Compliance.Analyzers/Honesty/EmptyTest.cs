using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Reaching;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3001: a test without a statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyTest : TestRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3001",
        title: "Test is empty",
        messageFormat: "The test '{0}' is empty: it passes whatever happens",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An empty test passes and is counted as if it protected something.",
        helpLinkUri: HelpLink.For("NETRA3001"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        if (test is { IsEmpty: true, IsSetAside: false } && !OtherTargets.AssertInside(test) && !IsDoneBefore(test))
        {
            test.Report(Descriptor);
        }
    }

    // Set-up that acts, and a name that says that it goes well: what throws there fails the test.
    private static bool IsDoneBefore(Test test) => !test.IsCritical
        && Permission.IsAbilitySaidBy(test.Method)
        && test.Model.Ways.ToNearProduct.IsFrom(test);
}
