using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>Says of a condition whether it holds whatever comes.</summary>
/// <param name="same">What is compared with itself.</param>
/// <param name="roles">Whose a member is.</param>
/// <param name="written">What a local was written once with; itself where it is no such local.</param>
internal sealed class Truth(SameValue same, AssemblyRoles roles, Func<IOperation, IOperation> written)
{
    // Beyond it nothing is known: each level takes its part of the stack.
    private const int Deepest = 40;

    private static readonly string[] Sizes = ["Count", "Length", "LongLength"];

    private static readonly string[] Equalities = ["Equals", "ReferenceEquals", "SequenceEqual"];

    /// <summary>Null where it depends.</summary>
    public bool? Of(IOperation condition) => Of(condition, 0);

    /// <summary>Whether a value is never below zero, as its type or its source says.</summary>
    public bool IsCount(IOperation value) => written(value.Bare()).Bare() switch
    {
        { Type.SpecialType: SpecialType.System_Byte or SpecialType.System_UInt16 } => true,
        IPropertyReferenceOperation { Property: var property } => Sizes.Contains(property.Name) && roles.Is(property, AssemblyRole.BaseLibrary),
        IInvocationOperation { TargetMethod: { Name: "Count" or "LongCount" } method } => method.ContainingType.Name is "Enumerable" or "Queryable",
        _ => false,
    };

    /// <summary>The number that a value is; null where it is no constant.</summary>
    public static decimal? Number(IOperation value) => value.Bare().ConstantValue is { HasValue: true, Value: { } constant } ? constant switch
    {
        int or long or short or sbyte or byte or uint or ulong or ushort => Convert.ToDecimal(constant, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    } : null;

    private bool? Of(IOperation condition, int depth) => depth > Deepest ? null : written(condition.Bare()).Bare() switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => !Of(not.Operand, depth + 1),
        IBinaryOperation binary => OfBinary(binary, depth + 1),
        IConditionalOperation { WhenFalse: { } otherwise } choice =>
            Of(choice.WhenTrue, depth + 1) is { } chosen && Of(otherwise, depth + 1) == chosen ? chosen : null,
        IInvocationOperation call => IsSame(call) ? true : null,
        _ => null,
    };

    private bool? OfBinary(IBinaryOperation binary, int depth) => binary.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => Either(binary, true, depth),
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => Either(binary, false, depth),
        var kind when binary.OperatorMethod is null || roles.Is(binary.OperatorMethod, AssemblyRole.BaseLibrary) =>
            same.AreEqual(binary.LeftOperand, binary.RightOperand) ? OfSame(kind) : OfCount(binary, kind),
        _ => null,
    };

    // One side is enough; so is that one of the two must be.
    private bool? Either(IBinaryOperation binary, bool enough, int depth)
    {
        var (left, right) = (Of(binary.LeftOperand, depth), Of(binary.RightOperand, depth));
        return binary.OperatorMethod is not null ? null
            : left == enough || right == enough || AreOpposite(binary.LeftOperand, binary.RightOperand) ? enough
            : left == !enough && right == !enough ? !enough
            : null;
    }

    private static bool? OfSame(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual => true,
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan => false,
        _ => null,
    };

    private bool? OfCount(IBinaryOperation binary, BinaryOperatorKind kind) =>
        IsCount(binary.LeftOperand) && Number(binary.RightOperand) is { } right ? OfCount(kind, right)
        : IsCount(binary.RightOperand) && Number(binary.LeftOperand) is { } left ? OfCount(Turned(kind), left)
        : null;

    private static bool? OfCount(BinaryOperatorKind kind, decimal number) => kind switch
    {
        BinaryOperatorKind.GreaterThanOrEqual when number <= 0 => true,
        BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals when number < 0 => true,
        BinaryOperatorKind.LessThan when number <= 0 => false,
        BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.Equals when number < 0 => false,
        _ => null,
    };

    private static BinaryOperatorKind Turned(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        _ => kind,
    };

    private bool AreOpposite(IOperation one, IOperation other) => (one.Bare(), other.Bare()) switch
    {
        (IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not, var plain) => same.AreAlike(not.Operand, plain),
        (var plain, IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not) => same.AreAlike(not.Operand, plain),
        (IBinaryOperation left, IBinaryOperation right) => left.OperatorKind == Opposite(right.OperatorKind)
            && same.AreEqual(left.LeftOperand, right.LeftOperand) && same.AreEqual(left.RightOperand, right.RightOperand),
        _ => false,
    };

    private static BinaryOperatorKind Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        _ => BinaryOperatorKind.None,
    };

    // x.Equals(x) of a type with an equality of its own is a test of that.
    private bool IsSame(IInvocationOperation call)
    {
        var sides = call.Arguments.Select(argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : []).ToArray();
        return sides.Length == 2 && Equalities.Contains(call.TargetMethod.Name) && roles.Is(call.TargetMethod, AssemblyRole.BaseLibrary)
            && (call.TargetMethod.Name == "ReferenceEquals" ? same.AreIdentical(sides[0], sides[1]) : IsOfLibrary(sides[0]) && same.AreEqual(sides[0], sides[1]));
    }

    private bool IsOfLibrary(IOperation side) => side.Bare().Type is { } type && roles.Is(type, AssemblyRole.BaseLibrary);
}
