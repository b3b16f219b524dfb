using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Owning;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3003: an assertion that nothing in the product can make fail.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CannotFail : TestRule
{
    private const int Helpers = 4;

    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA3003",
        title: "Assertion cannot fail",
        messageFormat: "The assertion cannot fail: {0}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An assertion about what the test itself put there says nothing about the product.",
        helpLinkUri: HelpLink.For("NETRA3003"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Check(Test test)
    {
        var values = new OwnedValues(test.Model, test.Bodies, LiteralData.IsComplete(test.Method), Helpers);
        foreach (var assertion in AssertionCall.In(test.Bodies, test.Model))
        {
            if (Reason(assertion, values, test.Model) is { } reason)
            {
                test.ReportAt(assertion.Place, Descriptor, reason);
            }
        }
    }

    private static string? Reason(AssertionCall assertion, OwnedValues values, HonestyModel model)
    {
        var operands = assertion.Operands;
        return operands.IsEmpty || Verdict.HasNaN(operands) || Verdict.IsCertainlyFailure(assertion.Name, operands) ? null
            : operands.All(operand => operand.Bare().ConstantValue.HasValue && values.Own(operand)) ? "it judges constants"
            : assertion.IsEquality && new SameValue(model.Roles).IsIn(operands) ? "both sides are the same"
            : operands.All(values.Own) ? "its values come from the test itself"
            : null;
    }
}
