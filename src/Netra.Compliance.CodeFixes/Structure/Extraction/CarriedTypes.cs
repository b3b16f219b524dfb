using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Of which type a variable is where it crosses, nullability included, and how it is passed.</summary>
internal sealed class CarriedTypes(SemanticModel model, StatementRun run, RunFlow flow)
{
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

    // A variable that is known to be set when the statements begin needs no question mark, unless they unset it.
    private ITypeSymbol Narrowed(ISymbol symbol, ITypeSymbol type)
    {
        if (!type.IsReferenceType || flow.IsDeclaredInside(symbol) || flow.IsWritten(symbol))
        {
            return type;
        }

        return type.WithNullableAnnotation(IsSetAtFirst(symbol) ? NullableAnnotation.NotAnnotated : type.NullableAnnotation);
    }

    private bool IsSetAtFirst(ISymbol symbol)
    {
        var first = run.Nodes().OfType<IdentifierNameSyntax>()
            .FirstOrDefault(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol));
        return first is not null && model.GetTypeInfo(first).Nullability.FlowState == NullableFlowState.NotNull;
    }
}
