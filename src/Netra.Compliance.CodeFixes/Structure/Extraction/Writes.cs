using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Tells where an expression is written to rather than read.</summary>
internal static class Writes
{
    /// <summary>Whether a name is given a value anywhere but in its declaration.</summary>
    public static bool To(string name, SyntaxNode inside) => inside
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(identifier => identifier.Identifier.ValueText == name && IsTarget(identifier));

    /// <summary>Whether an expression is assigned, incremented, or passed so that it can be.</summary>
    public static bool IsTarget(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == expression,
        ForEachVariableStatementSyntax each => each.Variable == expression,
        ArgumentSyntax argument => IsTarget(argument),
        ExpressionSyntax outer => outer is RefExpressionSyntax || Changes(outer.Kind()) || (IsTransparent(outer.Kind()) && IsTarget(outer)),
        _ => false,
    };

    private static bool IsTransparent(SyntaxKind kind) =>
        kind is SyntaxKind.ParenthesizedExpression or SyntaxKind.SuppressNullableWarningExpression;

    private static bool IsTarget(ArgumentSyntax argument) =>
        argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword
        || (argument.Parent is TupleExpressionSyntax tuple && IsTarget(tuple));

    private static bool Changes(SyntaxKind kind) => kind is
        SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression
        or SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression;
}
