using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds a value that is compared with itself, and nobody else's idea of equality in between.</summary>
internal sealed class SameValue(AssemblyRoles roles)
{
    public bool IsIn(ImmutableArray<IOperation> operands) =>
        operands.Length == 2 ? AreSame(operands[0], operands[1])
        : operands.Length == 1 && operands[0].Bare() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, OperatorMethod: null } comparison
            && AreSame(comparison.LeftOperand, comparison.RightOperand);

    private bool AreSame(IOperation one, IOperation other) =>
        Name(one.Bare()) is { } symbol && symbol.Is(Name(other.Bare())) && HasPlainEquality(one.Bare().Type);

    // What is read twice may differ; a local, a parameter and a field of the test's own do not.
    private static ISymbol? Name(IOperation operand) => operand switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

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
