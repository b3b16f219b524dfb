using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
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
            && !IsRunByProduct(test)
            && !Doubles.AreTried(test))
        {
            test.ReportAt(test.Method.Locations[0], Descriptor, isCertain: false, test.Method.Name);
        }
    }

    // An attribute of the product's that a framework runs around the test, or asks for its data.
    private static bool IsRunByProduct(Test test) => test.Method.ContainingType.WithContainers().Prepend<ISymbol>(test.Method)
        .SelectMany(symbol => symbol.GetAttributes())
        .Select(attribute => attribute.AttributeClass)
        .Any(type => type is not null && test.Model.Product.Is(type) && type.WithBases().Any(part => IsOfFramework(part, test.Model.Roles)));

    private static bool IsOfFramework(INamedTypeSymbol type, AssemblyRoles roles) => roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions;
}
