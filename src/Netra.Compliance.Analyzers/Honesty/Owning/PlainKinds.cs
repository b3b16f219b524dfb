using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Operations whose value depends on nothing but their parts.</summary>
internal static class PlainKinds
{
    private static readonly HashSet<OperationKind> Kinds =
    [
        OperationKind.Literal, OperationKind.Coalesce, OperationKind.Conditional, OperationKind.ConditionalAccess,
        OperationKind.ConditionalAccessInstance, OperationKind.IsPattern, OperationKind.ConstantPattern,
        OperationKind.NegatedPattern, OperationKind.RelationalPattern, OperationKind.BinaryPattern, OperationKind.InterpolatedString,
        OperationKind.InterpolatedStringText, OperationKind.Interpolation, OperationKind.Tuple, OperationKind.TupleBinary,
        OperationKind.ArrayCreation, OperationKind.ArrayInitializer, OperationKind.ArrayElementReference,
        OperationKind.AnonymousObjectCreation, OperationKind.ObjectOrCollectionInitializer, OperationKind.MemberInitializer,
        OperationKind.SimpleAssignment, OperationKind.Await, OperationKind.Parenthesized, OperationKind.Argument, OperationKind.Range,
        OperationKind.DelegateCreation, OperationKind.TypeOf, OperationKind.Block, OperationKind.Return,
        OperationKind.ExpressionStatement, OperationKind.FieldInitializer, OperationKind.PropertyInitializer,
    ];

    // Collection expressions are younger than the oldest compiler that these rules run in.
    public static bool Hold(IOperation operation) =>
        Kinds.Contains(operation.Kind) || operation.Syntax is CollectionExpressionSyntax or SpreadElementSyntax;
}
