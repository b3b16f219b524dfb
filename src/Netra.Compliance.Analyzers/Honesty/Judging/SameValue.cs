using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Owning;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>Finds a value that is compared with itself, and nobody else's idea of equality in between.</summary>
/// <param name="roles">Whose a type is.</param>
/// <param name="standsFor">What a variable is another name of; itself where it is none.</param>
internal sealed class SameValue(AssemblyRoles roles, Func<IOperation, IOperation> standsFor)
{
    // Beyond it two values are taken for different, so that nothing is reported.
    private const int Deepest = 20;

    private static readonly string[] Sizes = ["Count", "Length", "LongLength", "Item", "this[]"];

    /// <summary>Whether two values are equal because they are one.</summary>
    public bool AreEqual(IOperation one, IOperation other) => HasPlainEquality(one.Bare().Type) && AreOne(one, other, 0);

    /// <summary>Whether two references are the same because they are one.</summary>
    public bool AreIdentical(IOperation one, IOperation other) =>
        one.Bare().Type is { IsReferenceType: true } && AreOne(one, other, 0);

    /// <summary>Whether two expressions are written alike, and give the same each time.</summary>
    public bool AreAlike(IOperation one, IOperation other) => AreOne(one, other, 0);

    private bool AreOne(IOperation first, IOperation second, int depth)
    {
        var (one, other) = (standsFor(first.Bare()).Bare(), standsFor(second.Bare()).Bare());
        return depth < Deepest && (AreConstant(one, other) || AreVariable(one, other) || (one.Kind == other.Kind && HaveSameParts(one, other, depth + 1)));
    }

    // A name may stand for something else tomorrow; that something is null is a question of its own.
    private static bool AreConstant(IOperation one, IOperation other) =>
        (one, other) is (ILiteralOperation { ConstantValue.Value: { } left }, ILiteralOperation { ConstantValue.Value: { } right }) && Equals(left, right);

    private static bool AreVariable(IOperation one, IOperation other) => Variable(one) is { } variable && variable.Is(Variable(other));

    private bool HaveSameParts(IOperation one, IOperation other, int depth) =>
        (one, other) is (IInstanceReferenceOperation, IInstanceReferenceOperation) || (AreOfOneKind(one, other) && AreAllOne(one, other, depth));

    // What is computed twice may differ; what is only kept does not.
    private bool AreOfOneKind(IOperation one, IOperation other) => (one, other) switch
    {
        (IPropertyReferenceOperation left, IPropertyReferenceOperation right) => left.Property.Is(right.Property) && IsKept(left.Property),
        (IFieldReferenceOperation left, IFieldReferenceOperation right) => left.Field.Is(right.Field),
        (IBinaryOperation left, IBinaryOperation right) => left.OperatorKind == right.OperatorKind,
        (IUnaryOperation left, IUnaryOperation right) => left.OperatorKind == right.OperatorKind,
        _ => one is ITupleOperation or IArrayElementReferenceOperation or IArgumentOperation,
    };

    private bool AreAllOne(IOperation one, IOperation other, int depth) =>
        one.ChildOperations.Count == other.ChildOperations.Count
        && one.ChildOperations.Zip(other.ChildOperations, (left, right) => AreOne(left, right, depth)).All(areOne => areOne);

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
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Enum } named => IsBuiltIn(named) || !HasOwnEquality(named),
        _ => false,
    };

    private bool IsBuiltIn(INamedTypeSymbol type) => roles.Is(type, AssemblyRole.BaseLibrary) && type.TypeArguments.All(HasPlainEquality);

    private static bool HasOwnEquality(INamedTypeSymbol type) => type.WithBases()
        .Where(part => part.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
        .Any(part => part.GetMembers("Equals").Concat(part.GetMembers("op_Equality")).Any());
}

/// <summary>Tells properties that only keep what they were given.</summary>
internal static class AutoProperty
{
    public static bool Is(IPropertySymbol property) => property is { IsAbstract: false, IsVirtual: false, IsOverride: false, GetMethod: { } getter }
        && (getter.DeclaringSyntaxReferences.IsEmpty ? IsMarked(getter) : IsWithoutBody(getter));

    private static bool IsMarked(IMethodSymbol getter) =>
        getter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");

    private static bool IsWithoutBody(IMethodSymbol getter) => getter.DeclaringSyntaxReferences.All(place => place.GetSyntax() is
        Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null });
}
