using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty;

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
        operands.Length == 2 && operands[0].Bare().ConstantValue is { HasValue: true } one && operands[1].Bare().ConstantValue is { HasValue: true } other
            ? Equals(one.Value, other.Value)
            : null;
}
