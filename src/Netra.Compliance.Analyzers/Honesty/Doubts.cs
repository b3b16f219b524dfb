using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty.Owning;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Says why an assertion of a test cannot fail.</summary>
internal sealed class Doubts
{
    private readonly Test _test;
    private readonly OwnedValues _values;
    private readonly TestData _data;
    private readonly NullDoubts _nulls;

    public Doubts(Test test)
    {
        _test = test;
        _values = new OwnedValues(test.Model, test.Bodies, LiteralData.IsPlain(test.Method), test.Model.Helpers);
        _data = new TestData(test);
        _nulls = new NullDoubts(test);
    }

    /// <summary>To complete the sentence "The assertion cannot fail…"; null where it can.</summary>
    public string? About(AssertionCall assertion)
    {
        var operands = assertion.Operands;
        return operands.IsEmpty || AsksForBits(assertion, operands) || Verdict.HasNaN(operands) || Verdict.IsCertainlyFailure(assertion.Name, operands) ? null
            : _nulls.Unreached(assertion) is { } value ? $" where '{value}' is null: it is never reached"
            : AreConstants(operands) ? IsMarker(assertion) ? null : ": it judges constants"
            : AreSame(assertion, operands) ? ": both sides are the same"
            : operands.All(_values.Own) && !_data.IsGuarded(assertion) ? ": its values come from the test itself"
            : null;
    }

    private bool AreConstants(ImmutableArray<IOperation> operands) =>
        operands.All(operand => operand.Bare().ConstantValue.HasValue && _values.Own(operand));

    // Which bits a name stands for, its author decides.
    private bool AsksForBits(AssertionCall assertion, ImmutableArray<IOperation> operands) => assertion.Name.Contains("Flag")
        && operands.Any(operand => operand.Bare().Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && _test.Model.Product.Is(type));

    private bool AreSame(AssertionCall assertion, ImmutableArray<IOperation> operands) =>
        assertion.IsEquality && new SameValue(_test.Model.Roles).IsIn(operands);

    // Assert.True(true, "no exception reached the caller"); a critical test says it in a way that the rules can check.
    private bool IsMarker(AssertionCall assertion) =>
        !_test.IsCritical && (assertion.Message is { } message ? NothingThrown.IsSaidBy(message) : Unharmed.IsSaidAbove(assertion.Syntax));
}
