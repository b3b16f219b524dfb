using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Variables that something else in the member may refer to: a reference, or a struct that holds one.</summary>
/// <remarks>A copy would no longer see what is done through the reference, nor the reference what is done to the copy.</remarks>
internal sealed class Aliases(SemanticModel model, MemberDeclarationSyntax host)
{
    private readonly HashSet<ISymbol?> _referredTo = new(
        host.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => IsReferredTo(model, name)).Select(name => model.GetSymbolInfo(name).Symbol),
        SymbolEqualityComparer.Default);

    public bool Include(ISymbol variable) => _referredTo.Contains(variable) || IsInlineArray(variable);

    // Whatever is passed by out is written before the call returns, and may not be kept.
    private static bool IsReferredTo(SemanticModel model, ExpressionSyntax expression) => expression.Parent switch
    {
        RefExpressionSyntax => true,
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.InKeyword } argument => MayKeep(model, argument),
        ArgumentSyntax { RefKindKeyword.RawKind: 0 } argument => TakesReadOnlyReference(model, argument) && MayKeep(model, argument),
        MemberAccessExpressionSyntax access when access.Expression == expression => GivesReference(model, access) || IsReferredTo(model, access),
        ParenthesizedExpressionSyntax outer => IsReferredTo(model, outer),
        _ => false,
    };

    private static bool TakesReadOnlyReference(SemanticModel model, ArgumentSyntax argument) =>
        Called(model, argument)?.Parameters.Any(static parameter => parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter) == true;

    // The reference lives on in what the call returns, in the receiver, or in another argument.
    private static bool MayKeep(SemanticModel model, ArgumentSyntax argument) => Called(model, argument) is not { } method
        || method.ReturnsByRef
        || method.ReturnsByRefReadonly
        || method.ReturnType.IsRefLikeType
        || method is { IsStatic: false, ContainingType.IsRefLikeType: true }
        || method.Parameters.Any(static parameter => parameter is { RefKind: RefKind.Ref or RefKind.Out, Type.IsRefLikeType: true });

    private static IMethodSymbol? Called(SemanticModel model, ArgumentSyntax argument) =>
        argument.Parent?.Parent is { } call ? model.GetSymbolInfo(call).Symbol as IMethodSymbol : null;

    private static bool GivesReference(SemanticModel model, MemberAccessExpressionSyntax access) =>
        model.GetSymbolInfo(access).Symbol?.GetAttributes().Any(static data => data.AttributeClass?.Name == "UnscopedRefAttribute") == true;

    private static bool IsInlineArray(ISymbol variable) => TypeOf(variable)?.GetAttributes()
        .Any(static data => data.AttributeClass?.Name == "InlineArrayAttribute") == true;

    private static ITypeSymbol? TypeOf(ISymbol variable) => (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;
}
