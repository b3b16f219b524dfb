using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>How a run of statements ends, and what it returns.</summary>
/// <param name="Leaving">How it ends.</param>
/// <param name="Returned">The type of the value; null where it returns none.</param>
internal sealed record RunEnds(Leaving Leaving, ITypeSymbol? Returned)
{
    private static readonly RunEnds FallingThrough = new(Leaving.ByFallingThrough, null);

    /// <summary>Null where the statements jump to where a method of their own cannot.</summary>
    public static RunEnds? Of(SemanticModel model, LongMember member, StatementRun run, IMethodSymbol enclosing)
    {
        var control = model.AnalyzeControlFlow(run.First, run.Last);
        if (control is not { Succeeded: true, StartPointIsReachable: true } || control.EntryPoints.Length > 0)
        {
            return null;
        }

        return control.ExitPoints.IsEmpty ? FallingThrough : Returning(control, member, run, enclosing);
    }

    private static RunEnds? Returning(ControlFlowAnalysis control, LongMember member, StatementRun run, IMethodSymbol enclosing)
    {
        if (enclosing.MethodKind == MethodKind.AnonymousFunction || enclosing.ReturnsByRef || enclosing.ReturnsByRefReadonly
            || control.ExitPoints.Any(static exit => exit is not ReturnStatementSyntax))
        {
            return null;
        }

        return ResultOf(enclosing) is { } type ? Value(control, type) : Nothing(control, member, run);
    }

    private static RunEnds? Value(ControlFlowAnalysis control, ITypeSymbol type) =>
        control.EndPointIsReachable ? null : new RunEnds(Leaving.ByReturningValue, type);

    private static RunEnds? Nothing(ControlFlowAnalysis control, LongMember member, StatementRun run)
    {
        if (EndsMember(run.Last, member.Body))
        {
            return new RunEnds(Leaving.ByEndOfMember, null);
        }

        return control.EndPointIsReachable ? null : new RunEnds(Leaving.ByReturn, null);
    }

    // Nothing comes behind it, whatever it stands in.
    private static bool EndsMember(SyntaxNode node, SyntaxNode body) => node == body || node.Parent switch
    {
        BlockSyntax block => (block.Statements.Last() == node) && EndsMember(block, body),
        IfStatementSyntax or ElseClauseSyntax or UsingStatementSyntax or LockStatementSyntax or TryStatementSyntax or CatchClauseSyntax => EndsMember(node.Parent, body),
        _ => false,
    };

    private static ITypeSymbol? ResultOf(IMethodSymbol method)
    {
        if (!method.IsAsync)
        {
            return method.ReturnsVoid ? null : method.ReturnType;
        }

        return (method.ReturnType as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
    }
}
