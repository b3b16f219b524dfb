using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>Finds a value that is compared with itself, without custom equality in between.</summary>
/// <param name="roles">Whose a type is.</param>
/// <param name="standsFor">What a variable is another name of; itself where it is none.</param>
internal sealed class SameValue(AssemblyRoles roles, Func<IOperation, IOperation> standsFor)
{
    // Beyond it two values are taken for different, so that nothing is reported.
    private const int Deepest = 20;

    private static readonly string[] Sizes = ["Count", "Length", "LongLength", "Item", "this[]"];

    /// <summary>Whether two values are equal because they are one.</summary>
    public bool AreEqual(IOperation one, IOperation other) =>
        HasPlainEquality(one.Bare().Type) && AreOne(one, other, 0);

    /// <summary>Whether two references are the same because they are one.</summary>
    public bool AreIdentical(IOperation one, IOperation other) =>
        one.Bare().Type is { IsReferenceType: true } && AreOne(one, other, 0);

    /// <summary>Whether two expressions are written alike, and give the same each time.</summary>
    public bool AreAlike(IOperation one, IOperation other) => AreOne(one, other, 0);

    private bool AreOne(IOperation first, IOperation second, int depth)
    {
        var (one, other) = (standsFor(first.Bare()).Bare(), standsFor(second.Bare()).Bare());
        return depth < Deepest
            && (AreConstant(one, other) || AreVariable(one, other)
                || (one.Kind == other.Kind && HaveSameParts(one, other, depth + 1)));
    }

    // A name may stand for something else tomorrow; that something is null is a question of its own.
    private static bool AreConstant(IOperation one, IOperation other) =>
        (one, other) is (ILiteralOperation { ConstantValue.Value: { } left },
            ILiteralOperation { ConstantValue.Value: { } right }) && Equals(left, right);

    private static bool AreVariable(IOperation one, IOperation other) =>
        Variable(one) is { } variable && variable.Is(Variable(other));

    private bool HaveSameParts(IOperation one, IOperation other, int depth) =>
        (one, other) is (IInstanceReferenceOperation, IInstanceReferenceOperation)
            || (AreOfOneKind(one, other) && AreAllOne(one, other, depth));

    // What is computed twice may differ; what is only kept does not.
    private bool AreOfOneKind(IOperation one, IOperation other) => (one, other) switch
    {
        (IPropertyReferenceOperation left, IPropertyReferenceOperation right) =>
            left.Property.Is(right.Property) && IsKept(left.Property),
        (IFieldReferenceOperation left, IFieldReferenceOperation right) => left.Field.Is(right.Field),
        (IBinaryOperation left, IBinaryOperation right) => left.OperatorKind == right.OperatorKind,
        (IUnaryOperation left, IUnaryOperation right) => left.OperatorKind == right.OperatorKind,
        _ => one is ITupleOperation or IArrayElementReferenceOperation or IArgumentOperation,
    };

    private bool AreAllOne(IOperation one, IOperation other, int depth) =>
        one.ChildOperations.Count == other.ChildOperations.Count
        && one.ChildOperations.Zip(other.ChildOperations, (left, right) => AreOne(left, right, depth))
            .All(areOne => areOne);

    private static ISymbol? Variable(IOperation operand) => operand switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    private bool IsKept(IPropertySymbol property) => roles.Is(property, AssemblyRole.BaseLibrary)
        ? Sizes.Contains(property.Name) && (property.ContainingType.TypeKind != TypeKind.Interface)
        : AutoProperty.Is(property);

    private bool HasPlainEquality(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Object } => false,
        IArrayTypeSymbol array => HasPlainEquality(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum } named =>
            IsBuiltIn(named) || !HasOwnEquality(named),
        _ => false,
    };

    private bool IsBuiltIn(INamedTypeSymbol type) =>
        roles.Is(type, AssemblyRole.BaseLibrary) && type.TypeArguments.All(HasPlainEquality);

    private static bool HasOwnEquality(INamedTypeSymbol type) => type.WithBases()
        .Where(part => part.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
        .Any(part => part.GetMembers("Equals").Concat(part.GetMembers("op_Equality")).Any());
}

/// <summary>Recognizes properties that only store a value.</summary>
internal static class AutoProperty
{
    public static bool Is(IPropertySymbol property) =>
        property is { IsAbstract: false, IsVirtual: false, IsOverride: false, GetMethod: { } getter }
        && (getter.DeclaringSyntaxReferences.IsEmpty ? IsMarked(getter) : IsWithoutBody(getter));

    private static bool IsMarked(IMethodSymbol getter) =>
        getter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool IsWithoutBody(IMethodSymbol getter) =>
        getter.DeclaringSyntaxReferences.All(place => place.GetSyntax() is
        Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null });
}

/// <summary>Finds conditions that are always true or always false.</summary>
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
        IPropertyReferenceOperation { Property: var property } =>
            Sizes.Contains(property.Name) && roles.Is(property, AssemblyRole.BaseLibrary),
        IInvocationOperation { TargetMethod: { Name: "Count" or "LongCount" } method } =>
            method.ContainingType.Name is "Enumerable" or "Queryable",
        _ => false,
    };

    /// <summary>The number that a value is; null where it is no constant.</summary>
    public static decimal? Number(IOperation value) =>
        value.Bare().ConstantValue is { HasValue: true, Value: { } constant } ? constant switch
    {
        int or long or short or sbyte or byte or uint or ulong or ushort =>
            Convert.ToDecimal(constant, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    } : null;

    private bool? Of(IOperation condition, int depth) =>
        depth > Deepest ? null : OfWritten(written(condition.Bare()).Bare(), depth);

    private bool? OfWritten(IOperation condition, int depth) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not =>
            !Of(not.Operand, depth + 1),
        IBinaryOperation binary => OfBinary(binary, depth + 1),
        IConditionalOperation choice => OfChoice(choice, depth + 1),
        IInvocationOperation call => IsSame(call) ? true : null,
        _ => null,
    };

    private bool? OfChoice(IConditionalOperation choice, int depth) =>
        choice.WhenFalse is { } otherwise && Of(choice.WhenTrue, depth) is { } chosen && Of(otherwise, depth) == chosen
            ? chosen : null;

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
        BinaryOperatorKind.Equals or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThanOrEqual =>
            true,
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
            && same.AreEqual(left.LeftOperand, right.LeftOperand)
            && same.AreEqual(left.RightOperand, right.RightOperand),
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
        var sides = call.Arguments.Select(argument => argument.Value)
            .Concat(call.Instance is { } instance ? [instance] : []).ToArray();
        return sides.Length == 2 && Equalities.Contains(call.TargetMethod.Name)
            && roles.Is(call.TargetMethod, AssemblyRole.BaseLibrary)
            && (call.TargetMethod.Name == "ReferenceEquals"
                ? same.AreIdentical(sides[0], sides[1]) : IsOfLibrary(sides[0]) && same.AreEqual(sides[0], sides[1]));
    }

    private bool IsOfLibrary(IOperation side) =>
        side.Bare().Type is { } type && roles.Is(type, AssemblyRole.BaseLibrary);
}
