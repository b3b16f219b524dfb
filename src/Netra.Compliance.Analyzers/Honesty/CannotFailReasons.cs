using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Origins;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Why an assertion cannot fail.</summary>
/// <param name="Text">To complete the sentence "The assertion cannot fail: …".</param>
/// <param name="IsCertain">Whether it is in the text before the reader; else it follows from where values come
/// from.</param>
internal sealed record CannotFailReason(string Text, bool IsCertain = true);

/// <summary>Finds why assertions of a test cannot fail.</summary>
internal sealed class CannotFailReasons
{
    private static readonly CannotFailReason Empty = new("it checks nothing");
    private static readonly CannotFailReason Constants = new("it checks only constants");
    private static readonly CannotFailReason SameSides = new("both sides are the same value");
    private static readonly CannotFailReason AlwaysTrue = new("it is always true");
    private static readonly CannotFailReason ReadBack = new("the mock returns what the test set up");
    private static readonly CannotFailReason OwnValues = new("all its values come from the test", IsCertain: false);

    private readonly Test _test;
    private readonly ValueOrigins _values;
    private readonly TestData _data;
    private readonly LocalAliases _names;
    private readonly MockSetups _setups;

    public CannotFailReasons(Test test)
    {
        _test = test;
        _values = new ValueOrigins(test.Model, test.Bodies, LiteralData.IsPlain(test.Method), test.Model.Helpers);
        _data = new TestData(test);
        _names = new LocalAliases(test.Bodies);
        _setups = new MockSetups(
            test.Operations, new SameValue(test.Model.Roles, _names.StandsFor), test.Model.Roles, _names.Written);
    }

    /// <summary>Null where it can fail.</summary>
    public CannotFailReason? Of(AssertionCall assertion)
    {
        var operands = assertion.Operands.Select(operand => _names.StandsFor(operand.Bare())).ToImmutableArray();
        return EmptyAssertions.IsIn(assertion, _names) ? Empty
            : operands.IsEmpty || AsksForBits(assertion, operands) || Verdict.HasNaN(operands)
                || Verdict.IsCertainlyFailure(assertion.Name, operands) ? null
            : AreConstants(assertion.Operands) ? IsMarker(assertion) ? null : Constants
            : Certainly(assertion)
                ?? (assertion.Operands.All(_values.IsOwn) && !_data.IsGuarded(assertion) ? OwnValues : null);
    }

    /// <summary>Why a helper that asserts cannot fail, as the test calls it; null where it can.</summary>
    public CannotFailReason? Of(IInvocationOperation call)
    {
        var helper = new HelperCall(call, _test.Model, _names.StandsFor);
        return !helper.Asserts ? null
            : helper.JudgesTheSame ? SameSides
            : helper.JudgesItsArguments && call.Arguments.All(argument => _values.IsOwn(argument.Value)) ? OwnValues
            : null;
    }

    private CannotFailReason? Certainly(AssertionCall assertion)
    {
        var tautologies = Tautologies.Of(_test.Model.Roles, _names.StandsFor, _names.Written);
        return assertion.Clauses.Any(tautologies.IsSame) ? SameSides
            : assertion.Clauses is { IsEmpty: false } clauses && clauses.All(tautologies.IsAlwaysTrue)
                ? AlwaysTrue
            : assertion.Clauses.Any(_setups.IsReadBackIn) ? ReadBack
            : null;
    }

    private bool AreConstants(ImmutableArray<IOperation> operands) =>
        operands.All(
            operand => _names.StandsFor(operand.Bare()).Bare().ConstantValue.HasValue && _values.IsOwn(operand));

    // Which bits a name stands for, its author decides.
    private bool AsksForBits(AssertionCall assertion, ImmutableArray<IOperation> operands) =>
        assertion.Name.Contains("Flag")
        && operands.Any(operand => operand.Bare().Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && _test.Model.Product.Is(type));

    // Assert.True(true, "no exception reached the caller"); a critical test says it in a way that the rules can check.
    private bool IsMarker(AssertionCall assertion) =>
        !_test.IsCritical
            && (assertion.Message is { } message
                ? NoThrowWords.IsSaidBy(message) : NoThrowIntent.IsSaidAbove(assertion.Syntax));
}

/// <summary>Evaluates assertions about constants.</summary>
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
