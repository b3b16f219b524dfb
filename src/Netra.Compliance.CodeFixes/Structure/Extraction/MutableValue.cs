using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>A struct that a method of its own may change: what is done to a copy of it would be lost.</summary>
internal sealed class MutableValue(SemanticModel model, StatementRun run)
{
    public static bool Is(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => !parameter.IsReferenceType,
        INamedTypeSymbol { TypeKind: TypeKind.Struct } named => !named.IsReadOnly && named.SpecialType == SpecialType.None
            && named.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T,
        _ => false,
    };

    /// <summary>Whether the statements may change a variable without assigning it.</summary>
    public bool MayChange(Carried variable) =>
        Is(variable.Type)
        && run.Nodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Symbol.Name)
            .Any(name => MayChange(name));

    private bool MayChange(ExpressionSyntax receiver) => receiver.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == receiver => MayChangeBy(access),
        ElementAccessExpressionSyntax element => element.Expression == receiver,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == receiver,
        PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax => MayChange((ExpressionSyntax)receiver.Parent),
        _ => IsTakenApart(receiver),
    };

    private bool MayChangeBy(MemberAccessExpressionSyntax access) => model.GetSymbolInfo(access).Symbol switch
    {
        IFieldSymbol => Writes.IsTarget(access) || MayChange(access),
        IPropertySymbol property => property.GetMethod?.IsReadOnly != true || Writes.IsTarget(access),
        IMethodSymbol method => !method.IsReadOnly && method.ReducedFrom is null && method.ContainingType.SpecialType != SpecialType.System_Object,
        _ => true,
    };

    // By methods that the compiler calls: each of them may count what it gave.
    private bool IsTakenApart(ExpressionSyntax receiver) => receiver.Parent switch
    {
        CommonForEachStatementSyntax each => each.Expression == receiver && Changes(model.GetForEachStatementInfo(each).GetEnumeratorMethod),
        AwaitExpressionSyntax await => Changes(model.GetAwaitExpressionInfo(await).GetAwaiterMethod),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment => Changes(model.GetDeconstructionInfo(assignment).Method),
        SpreadElementSyntax or FromClauseSyntax => true,
        IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax => receiver.Parent.DescendantNodes().Any(static node => node is RecursivePatternSyntax or ListPatternSyntax),
        _ => false,
    };

    private static bool Changes(IMethodSymbol? method) => method is { IsReadOnly: false } && (method.ReducedFrom ?? method) is var called
        && !(called.IsExtensionMethod && called.Parameters[0].RefKind == RefKind.None);
}
