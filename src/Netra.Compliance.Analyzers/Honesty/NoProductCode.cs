using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Reaching;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3004: a test that uses nothing but itself, .NET and libraries for testing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoProductCode : TestRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3004",
        title: "Test never reaches product code",
        messageFormat: "The test '{0}' never reaches product code: it tests itself",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A test that calls nothing of the product passes however broken the product is.",
        helpLinkUri: HelpLink.For("NETRA3004"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        if (test.IsAtWork
            && test.Model.Product.IsReferenced
            && (test.Method.Parameters.IsEmpty || LiteralData.IsPlain(test.Method))
            && !test.Model.Ways.ToProduct.IsFrom(test)
            && !Backport.IsTriedBy(test.Method)
            && !Doubles.AreTried(test))
        {
            test.Report(Descriptor);
        }
    }
}
