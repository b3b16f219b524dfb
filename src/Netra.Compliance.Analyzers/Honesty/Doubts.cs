using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Owning;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Why an assertion cannot fail.</summary>
/// <param name="Reason">To complete the sentence "The assertion cannot fail: …".</param>
/// <param name="IsCertain">Whether it is in the text before the reader; else it follows from where values come
/// from.</param>
internal sealed record Doubt(string Reason, bool IsCertain = true);

/// <summary>Says why assertions of a test cannot fail.</summary>
internal sealed class Doubts
{
    private static readonly Doubt SameSides = new("both sides are the same value");
    private static readonly Doubt OwnValues = new("all its values come from the test", IsCertain: false);

    private readonly Test _test;
    private readonly OwnedValues _values;
    private readonly TestData _data;
    private readonly Names _names;
    private readonly Told _told;

    public Doubts(Test test)
    {
        _test = test;
        _values = new OwnedValues(test.Model, test.Bodies, LiteralData.IsPlain(test.Method), test.Model.Helpers);
        _data = new TestData(test);
        _names = new Names(test.Bodies);
        _told = new Told(
            test.Operations, new SameValue(test.Model.Roles, _names.StandsFor), test.Model.Roles, _names.Written);
    }

    /// <summary>Null where it can fail.</summary>
    public Doubt? About(AssertionCall assertion)
    {
        var operands = assertion.Operands.Select(operand => _names.StandsFor(operand.Bare())).ToImmutableArray();
        return Emptiness.IsIn(assertion, _names) ? new Doubt("it checks nothing")
            : operands.IsEmpty || AsksForBits(assertion, operands) || Verdict.HasNaN(operands)
                || Verdict.IsCertainlyFailure(assertion.Name, operands) ? null
            : AreConstants(assertion.Operands) ? IsMarker(assertion) ? null : new Doubt("it checks only constants")
            : Certainly(assertion)
                ?? (assertion.Operands.All(_values.Own) && !_data.IsGuarded(assertion) ? OwnValues : null);
    }

    /// <summary>Why a helper that asserts cannot fail, as the test calls it; null where it can.</summary>
    public Doubt? About(IInvocationOperation call)
    {
        var helper = new HelperCall(call, _test.Model, _names.StandsFor);
        return !helper.Asserts ? null
            : helper.JudgesTheSame ? SameSides
            : helper.JudgesItsArguments && call.Arguments.All(argument => _values.Own(argument.Value)) ? OwnValues
            : null;
    }

    private Doubt? Certainly(AssertionCall assertion)
    {
        var certainty = Certainty.Of(_test.Model.Roles, _names.StandsFor, _names.Written);
        return assertion.Clauses.Any(certainty.IsSame) ? SameSides
            : assertion.Clauses is { IsEmpty: false } clauses && clauses.All(certainty.IsIdle)
                ? new Doubt("it is always true")
            : assertion.Clauses.Any(_told.IsAskedIn) ? new Doubt("the mock returns what the test set up")
            : null;
    }

    private bool AreConstants(ImmutableArray<IOperation> operands) =>
        operands.All(operand => _names.StandsFor(operand.Bare()).Bare().ConstantValue.HasValue && _values.Own(operand));

    // Which bits a name stands for, its author decides.
    private bool AsksForBits(AssertionCall assertion, ImmutableArray<IOperation> operands) =>
        assertion.Name.Contains("Flag")
        && operands.Any(operand => operand.Bare().Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && _test.Model.Product.Is(type));

    // Assert.True(true, "no exception reached the caller"); a critical test says it in a way that the rules can check.
    private bool IsMarker(AssertionCall assertion) =>
        !_test.IsCritical
            && (assertion.Message is { } message
                ? NothingThrown.IsSaidBy(message) : Unharmed.IsSaidAbove(assertion.Syntax));
}

/// <summary>Says of constants whether an assertion about them holds.</summary>
internal static class Verdict
{
    /// <summary>Whether constants make it certain that the assertion fails: a way to say "never come here".</summary>
    public static bool IsCertainlyFailure(string assertion, ImmutableArray<IOperation> operands) => assertion switch
    {
        "True" or "IsTrue" => operands.Any(operand => Is(operand, false)),
        "False" or "IsFalse" => operands.Any(operand => Is(operand, true)),
        "Equal" or "AreEqual" => Compare(operands) == false,
        "NotEqual" or "AreNotEqual" => Compare(operands) == true,
        "That" => Is(operands[0], false),
        _ => false,
    };

    /// <summary>Whether one of the values is the number that does not equal itself.</summary>
    public static bool HasNaN(ImmutableArray<IOperation> operands) =>
        operands.Any(operand => operand.ConstantValue is { HasValue: true, Value: double.NaN or float.NaN });

    private static bool Is(IOperation operand, bool value) =>
        operand.Bare().ConstantValue is { HasValue: true, Value: bool constant } && constant == value;

    private static bool? Compare(ImmutableArray<IOperation> operands) =>
        operands.Length == 2 && operands[0].Bare().ConstantValue is { HasValue: true } one
            && operands[1].Bare().ConstantValue is { HasValue: true } other
            ? Equals(one.Value, other.Value)
            : null;
}
