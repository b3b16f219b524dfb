using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Variables that something else in the member may refer to: a reference, or a struct that holds
/// one.</summary>
/// <remarks>A copy would no longer see what is done through the reference, nor the reference what is done to the
/// copy.</remarks>
internal sealed class Aliases(SemanticModel model, MemberDeclarationSyntax host)
{
    private readonly HashSet<ISymbol?> _referredTo = new(
        host.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => IsReferredTo(model, name))
            .Select(name => model.GetSymbolInfo(name).Symbol),
        SymbolEqualityComparer.Default);

    public bool Include(ISymbol variable) => _referredTo.Contains(variable) || IsInlineArray(variable);

    private static bool IsReferredTo(SemanticModel model, ExpressionSyntax expression) =>
        BecomesReference(model.GetTypeInfo(expression)) || expression.Parent switch
        {
            RefExpressionSyntax or MakeRefExpressionSyntax => true,
            ArgumentSyntax argument => IsKept(model, argument),
            ExpressionSyntax outer =>
                outer.IsKind(SyntaxKind.AddressOfExpression) || IsReferredToBy(model, expression, outer),
            CommonForEachStatementSyntax each => each.Expression == expression && GivesReferences(model, each),
            EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } => true,
            _ => false,
        };

    // A span of an inline array, or of whatever converts itself to one.
    private static bool BecomesReference(TypeInfo info) =>
        info is { Type: { IsValueType: true, IsRefLikeType: false }, ConvertedType.IsRefLikeType: true };

    // What is within a struct lies where the struct lies.
    private static bool IsReferredToBy(SemanticModel model, ExpressionSyntax inner, ExpressionSyntax outer) =>
        outer switch
    {
        MemberAccessExpressionSyntax access =>
            access.Expression == inner && IsValue(model, inner) && IsPartReferredTo(model, outer),
        ElementAccessExpressionSyntax element => element.Expression == inner && IsValue(model, inner)
            && (model.GetTypeInfo(element).Type?.IsRefLikeType == true || IsPartReferredTo(model, outer)),
        ParenthesizedExpressionSyntax => IsReferredTo(model, outer),
        _ => outer.IsKind(SyntaxKind.SuppressNullableWarningExpression) && IsReferredTo(model, outer),
    };

    private static bool IsPartReferredTo(SemanticModel model, ExpressionSyntax part) =>
        GivesReference(model.GetSymbolInfo(part).Symbol) || IsReferredTo(model, part);

    private static bool IsValue(SemanticModel model, ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type is { IsReferenceType: false };

    // Whatever is passed by out is written before the call returns, and may not be kept.
    private static bool IsKept(SemanticModel model, ArgumentSyntax argument) => argument.RefKindKeyword.Kind() switch
    {
        SyntaxKind.RefKeyword or SyntaxKind.InKeyword => MayKeep(Called(model, argument)),
        SyntaxKind.None => TakesReadOnlyReference(model, argument) && MayKeep(Called(model, argument)),
        _ => false,
    };

    private static bool TakesReadOnlyReference(SemanticModel model, ArgumentSyntax argument) =>
        Called(model,
            argument)?.Parameters.Any(static parameter =>
                parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter) == true;

    // The reference lives on in what the call returns, in the receiver, or in another argument.
    private static bool MayKeep(IMethodSymbol? called) => called is not { } method
        || IsReference(method)
        || method is { IsStatic: false, ContainingType.IsRefLikeType: true };

    private static IMethodSymbol? Called(SemanticModel model, ArgumentSyntax argument) =>
        argument.Parent?.Parent is { } call ? model.GetSymbolInfo(call).Symbol as IMethodSymbol : null;

    private static bool GivesReferences(SemanticModel model, CommonForEachStatementSyntax each) =>
        model.GetForEachStatementInfo(each) is var info
        && IsValue(model, each.Expression)
        && (GivesReference(info.GetEnumeratorMethod) || GivesReference(info.CurrentProperty));

    // A struct hands itself to its own members by reference, and to an extension that asks for one.
    private static bool GivesReference(ISymbol? member) => member switch
    {
        IMethodSymbol { ReducedFrom: { } extension } =>
            extension.Parameters[0].RefKind != RefKind.None && MayKeep(extension),
        IMethodSymbol or IPropertySymbol => IsUnscoped(member) || (IsReference(member) && MayReferToItself(member)),
        _ => false,
    };

    private static bool IsReference(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnsByRef || method.ReturnsByRefReadonly || IsReference(method.ReturnType)
            || method.Parameters
                .Any(static parameter =>
                    parameter is { RefKind: RefKind.Ref or RefKind.Out, Type.IsRefLikeType: true }),
        IPropertySymbol property =>
            property.ReturnsByRef || property.ReturnsByRefReadonly || IsReference(property.Type),
        _ => false,
    };

    private static bool IsReference(ITypeSymbol type) =>
        type.IsRefLikeType
        || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
        || type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    // The types of the framework say it by their attribute; a span that gives a part of its span does not mean itself.
    private static bool MayReferToItself(ISymbol member) =>
        member.DeclaringSyntaxReferences.Length > 0
            || member.ContainingType is { IsRefLikeType: false, IsReadOnly: false };

    private static bool IsUnscoped(ISymbol member) =>
        Has(member, "UnscopedRefAttribute")
            || (member is IPropertySymbol { GetMethod: { } getter } && Has(getter, "UnscopedRefAttribute"));

    private static bool IsInlineArray(ISymbol variable) =>
        TypeOf(variable) is { } type && Has(type, "InlineArrayAttribute");

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(data => data.AttributeClass?.Name == attribute);

    private static ITypeSymbol? TypeOf(ISymbol variable) =>
        (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
}

/// <summary>A struct that a method of its own may change: what is done to a copy of it would be lost.</summary>
internal sealed class MutableValue(SemanticModel model, StatementRun run)
{
    public static bool Is(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => !parameter.IsReferenceType,
        INamedTypeSymbol { TypeKind: TypeKind.Struct } named =>
            !named.IsReadOnly && named.SpecialType == SpecialType.None
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
        IMethodSymbol method =>
            !method.IsReadOnly && method.ReducedFrom is null
                && method.ContainingType.SpecialType != SpecialType.System_Object,
        _ => true,
    };

    // By methods that the compiler calls: each of them may count what it gave.
    private bool IsTakenApart(ExpressionSyntax receiver) => receiver.Parent switch
    {
        CommonForEachStatementSyntax each =>
            each.Expression == receiver && Changes(model.GetForEachStatementInfo(each).GetEnumeratorMethod),
        AwaitExpressionSyntax await => Changes(model.GetAwaitExpressionInfo(await).GetAwaiterMethod),
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment =>
            Changes(model.GetDeconstructionInfo(assignment).Method),
        SpreadElementSyntax or FromClauseSyntax => true,
        _ => IsMatchedInParts(receiver.Parent),
    };

    private static bool IsMatchedInParts(SyntaxNode? test) =>
        test is IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax
        && test.DescendantNodes().Any(static node => node is RecursivePatternSyntax or ListPatternSyntax);

    private static bool Changes(IMethodSymbol? method) =>
        method is { IsReadOnly: false } && (method.ReducedFrom ?? method) is var called
        && !(called.IsExtensionMethod && called.Parameters[0].RefKind == RefKind.None);
}

/// <summary>Refuses statements that name something which means nothing, or something else, in another method.</summary>
internal sealed class ReferenceRules(SemanticModel model, ExtractionPlan plan)
{
    private readonly HashSet<ISymbol> _known =
        new(plan.In.Concat(plan.Own).Select(static variable => variable.Symbol), SymbolEqualityComparer.Default);

    public bool Allow() =>
        plan.Run.Nodes().OfType<SimpleNameSyntax>().All(name => Allows(model.GetSymbolInfo(name).Symbol))
        && !CallerInfo.IsAskedIn(model, plan.Run.Statements, "CallerMemberNameAttribute")
        && !CallerInfo.HearsLines(model, plan.Run.Statements);

    private bool Allows(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => false,
        ILocalSymbol or IRangeVariableSymbol => IsWithin(symbol) || _known.Contains(symbol),
        IParameterSymbol parameter =>
            IsWithin(parameter) || _known.Contains(parameter) || RunFlow.IsOfPrimaryConstructor(parameter),
        _ => true,
    };

    private bool IsWithin(ISymbol symbol) => symbol.Locations.Any(place =>
        place.SourceTree == plan.Run.First.SyntaxTree && plan.Run.Span.Contains(place.SourceSpan));
}
