using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3006: a test catches what would have failed it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailure : TestRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3006",
        title: "Failure is swallowed",
        messageFormat: "The test '{0}' catches {1} and goes on: it passes when the code under test fails",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A test that expects an exception says so and fails without it; one that does not lets it through.",
        helpLinkUri: HelpLink.For("NETRA3006"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        if (test.Model.Facts.Of(test).Tries)
        {
            var swallowing = new Swallowing(test);
            var attempts = test.Operations.OfType<ITryOperation>();
            attempts.SelectMany(attempt => attempt.Catches.Where(caught => swallowing.Is(attempt, caught))).ToList().ForEach(caught => Report(test, caught));
        }
    }

    private static void Report(Test test, ICatchClauseOperation caught) =>
        test.ReportAt(Place(caught), Descriptor, test.Method.Name, What(caught.ExceptionType));

    private static string What(ITypeSymbol caught) =>
        caught.SpecialType == SpecialType.System_Object ? "everything" : caught.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static Location Place(ICatchClauseOperation caught) => caught.Syntax.GetFirstToken().GetLocation();
}
