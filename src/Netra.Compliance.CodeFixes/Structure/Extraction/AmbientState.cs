using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What flows with the execution from caller to called and never back: an asynchronous method leaves nothing of it behind.</summary>
internal sealed class AmbientState(SemanticModel model, StatementRun run)
{
    // Each opens a scope, or ends one, for what runs behind it.
    private static readonly HashSet<string> Scopes = new(StringComparer.Ordinal)
    {
        "BeginScope", "PushProperty", "Push", "Pop", "StartActivity", "SuppressFlow", "RestoreFlow", "Undo",
        "SetSynchronizationContext", "SetBaggage", "SetCurrent", "TransactionScope",
    };

    /// <summary>Whether the statements may set some of it.</summary>
    public bool MaySet() => run.OwnNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => IsAmbient(model.GetSymbolInfo(assignment.Left).Symbol),
        InvocationExpressionSyntax call => Opens(model.GetSymbolInfo(call).Symbol) && !IsClosed(call),
        BaseObjectCreationExpressionSyntax creation => Opens(model.GetSymbolInfo(creation).Symbol) && !IsClosed(creation),
        _ => false,
    });

    private static bool IsAmbient(ISymbol? target) => target switch
    {
        IPropertySymbol { IsStatic: true } => true,
        IPropertySymbol { Name: "Value", ContainingType.Name: "AsyncLocal" } => true,
        _ => false,
    };

    private static bool Opens(ISymbol? called) => called is IMethodSymbol method
        && (Scopes.Contains(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name)
            || method is { Name: "Start" or "Stop", ContainingType.Name: "Activity" });

    private bool IsClosed(ExpressionSyntax scope) => scope.Ancestors()
        .TakeWhile(node => run.Holds(node))
        .Any(node => node is UsingStatementSyntax @using && @using.Statement.SpanStart > scope.SpanStart);
}
