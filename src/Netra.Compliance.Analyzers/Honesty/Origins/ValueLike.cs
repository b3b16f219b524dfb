using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Origins;

/// <summary>Recognizes immutable types: passing a value on cannot change what the test holds.</summary>
internal static class ValueLike
{
    private static readonly string[] Names = ["Guid", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Type",
        "Uri", "Version"];

    public static bool Is(ITypeSymbol? type) => type switch
    {
        null => true,
        { SpecialType: SpecialType.System_Object or SpecialType.System_Array } => false,
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T } nullable =>
            Is(nullable.TypeArguments[0]),
        _ => IsSpecial(type) || (type.ContainingNamespace is { Name: "System" } && Names.Contains(type.Name)),
    };

    private static bool IsSpecial(ITypeSymbol type) => type.SpecialType
        is (>= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr) or SpecialType.System_DateTime
            or SpecialType.System_Void;
}

/// <summary>Operations whose value depends on nothing but their parts.</summary>
internal static class PlainKinds
{
    private static readonly HashSet<OperationKind> Kinds =
    [
        OperationKind.Literal, OperationKind.Coalesce, OperationKind.Conditional, OperationKind.ConditionalAccess,
        OperationKind.ConditionalAccessInstance, OperationKind.IsPattern, OperationKind.ConstantPattern,
        OperationKind.NegatedPattern, OperationKind.RelationalPattern, OperationKind.BinaryPattern,
        OperationKind.InterpolatedString,
        OperationKind.InterpolatedStringText, OperationKind.Interpolation, OperationKind.Tuple,
        OperationKind.TupleBinary,
        OperationKind.ArrayCreation, OperationKind.ArrayInitializer, OperationKind.ArrayElementReference,
        OperationKind.AnonymousObjectCreation, OperationKind.ObjectOrCollectionInitializer,
        OperationKind.MemberInitializer,
        OperationKind.SimpleAssignment, OperationKind.Await, OperationKind.Parenthesized, OperationKind.Argument,
        OperationKind.Range,
        OperationKind.DelegateCreation, OperationKind.TypeOf, OperationKind.Block, OperationKind.Return,
        OperationKind.ExpressionStatement, OperationKind.FieldInitializer, OperationKind.PropertyInitializer,
    ];

    // Collection expressions are younger than the oldest compiler that these rules run in.
    public static bool Hold(IOperation operation) =>
        Kinds.Contains(operation.Kind) || operation.Syntax is CollectionExpressionSyntax or SpreadElementSyntax;
}

/// <summary>The parts of .NET that give back nothing but what they are given.</summary>
internal static class PureLibrary
{
    private static readonly string[] Spaces =
    [
        "System.Collections",
        "System.Collections.Generic",
        "System.Collections.Concurrent",
        "System.Collections.Immutable",
        "System.Collections.ObjectModel",
        "System.Collections.Specialized",
        "System.Linq",
        "System.Text",
        "System.Threading.Tasks",
        "System.Runtime.CompilerServices",
    ];

    private static readonly string[] Types =
    [
        "Object", "String", "Boolean", "Char", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
        "Single", "Double",
        "Decimal", "Math", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Nullable",
        "Tuple", "ValueTuple", "Array",
        "Index", "Range", "Uri", "Version", "Convert", "BitConverter", "Func", "Action", "Predicate", "Enum",
        "StringComparer", "Exception",
        "ArgumentException", "ArgumentNullException", "InvalidOperationException", "IComparable", "IEquatable",
        "IDisposable",
    ];

    // What reads a clock, or a table of the runtime: what came of it between two readings is the product's.
    private static readonly string[] Readings = ["Now", "UtcNow", "Today", "IsInterned"];

    public static bool Holds(ISymbol member)
    {
        var type = member.ContainingType;
        return type is not null && !Readings.Contains(member.Name) && Holds(type);
    }

    public static bool Holds(INamedTypeSymbol type) => type.IsTupleType || type.IsAnonymousType
        || Spaces.Contains(type.ContainingNamespace.ToDisplayString())
        || (type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            && Types.Contains(type.Name));
}

/// <summary>Follows locals that are written once, where they are declared.</summary>
internal sealed class LocalAliases
{
    // Nobody renames a value so often.
    private const int Deepest = 8;

    private readonly Lazy<LocalUses> _uses;

    public LocalAliases(ImmutableArray<IOperation> bodies) => _uses = new(() => new LocalUses(bodies));

    /// <summary>What a local was written with; an operation that is no such local itself. It may have another value by
    /// now.</summary>
    public IOperation Written(IOperation operation) => Follow(operation, _ => true);

    /// <summary>The variable or constant that a local is only another name of.</summary>
    public IOperation StandsFor(IOperation operation) => Follow(operation, IsFixed);

    private IOperation Follow(IOperation operation, Func<IOperation, bool> mayBe)
    {
        var current = operation;
        for (var step = 0; step < Deepest && Initial(current) is { } initial && mayBe(initial); step++)
        {
            current = initial;
        }

        return current;
    }

    private IOperation? Initial(IOperation operation) =>
        operation is ILocalReferenceOperation { Local: var local } && !IsWritten(local)
            ? _uses.Value.DeclaratorOf(local)?.GetVariableInitializer()?.Value.Bare() : null;

    private bool IsFixed(IOperation value) => value.ConstantValue.HasValue || value switch
    {
        ILocalReferenceOperation local => !IsWritten(local.Local),
        IParameterReferenceOperation parameter => !IsWritten(parameter.Parameter),
        _ => false,
    };

    public bool IsWritten(ISymbol variable) => _uses.Value.Of(variable).Any(Writing.IsTarget);
}
