using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Of which type a variable is where it crosses, nullability included, and how it is passed.</summary>
/// <param name="model">The file.</param>
/// <param name="run">The statements.</param>
/// <param name="flow">What crosses.</param>
/// <param name="annotation">Which of them get a question mark.</param>
internal sealed class CarriedTypes(SemanticModel model, StatementRun run, RunFlow flow, Annotation annotation)
{
    private readonly bool _warns = model.GetNullableContext(run.First.SpanStart).WarningsEnabled();

    public Carried Of(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { RefKind: not RefKind.None } parameter => new Carried(parameter, parameter.Type, false, PassingOf(parameter)),
        IParameterSymbol parameter => new Carried(parameter, Narrowed(parameter, parameter.Type), false),
        ILocalSymbol local => new Carried(local, Narrowed(local, local.Type), flow.IsDeclaredInside(local), local.RefKind),
        _ => throw new InvalidOperationException($"Expected a variable, found {symbol.Kind}."),
    };

    // What is known of an out parameter before is needed behind: it goes on by reference.
    private RefKind PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Out => flow.IsAlwaysAssigned(parameter) ? RefKind.Out : RefKind.Ref,
        var kind => kind,
    };

    private ITypeSymbol Narrowed(ISymbol variable, ITypeSymbol type) =>
        _warns && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && IsTakenAsSet(variable)
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type;

    private bool IsTakenAsSet(ISymbol variable) => annotation switch
    {
        Annotation.Never => true,
        Annotation.WhereWritten => variable is ILocalSymbol && IsInferred(variable.DeclaringSyntaxReferences[0].GetSyntax()),
        _ => false,
    };

    private static bool IsInferred(SyntaxNode declaration) => declaration switch
    {
        ForEachStatementSyntax each => each.Type.IsVar,
        { Parent: VariableDeclarationSyntax variable } => variable.Type.IsVar,
        { Parent: DeclarationExpressionSyntax expression } => expression.Type.IsVar,
        _ => true,
    };
}
