using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What flows with the execution from caller to called and never back: an asynchronous method leaves nothing
/// of it behind.</summary>
internal sealed class AmbientState(SemanticModel model, StatementRun run)
{
    private readonly AmbientWriters _writers = AmbientWriters.Of(model.Compilation);

    /// <summary>Whether the statements may set some of it.</summary>
    public bool MaySet() => _writers.AreAnywhere || run.OwnNodes().Any(Sets);

    private bool Sets(SyntaxNode node) => node switch
    {
        SimpleNameSyntax name => AmbientWrite.Is(model, name) || _writers.IsReachedBy(model, name),
        BaseObjectCreationExpressionSyntax creation => Opens(creation),
        UsingStatementSyntax { Expression: { } resource } => Ends(resource),
        UsingStatementSyntax { Declaration: { } declared } => declared.Variables.Any(Ends),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local => local.Declaration.Variables.Any(Ends),
        _ => false,
    };

    private bool Opens(BaseObjectCreationExpressionSyntax creation) =>
        model.GetSymbolInfo(creation).Symbol is { } made
            && (AmbientWrite.Opens(made, creation) || _writers.Include(made));

    private bool Ends(VariableDeclaratorSyntax variable) =>
        variable.Initializer is { } initialiser && Ends(initialiser.Value);

    // What was opened before the statements, and what may be one of the scopes of the solution.
    private bool Ends(ExpressionSyntax resource) => model.GetTypeInfo(resource).Type is { } type
        && ((resource is NameSyntax or MemberAccessExpressionSyntax && AmbientWrite.EndsWith(type))
            || (_writers.EndByDisposing && MayBeOwn(type)));

    private static bool MayBeOwn(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface || type.DeclaringSyntaxReferences.Length > 0;
}

/// <summary>Code that itself sets what flows with the execution or stays with the thread: an asynchronous method leaves
/// nothing of it behind.</summary>
internal static class AmbientWrite
{
    // Each opens a scope, or ends one, for what runs behind it.
    private static readonly HashSet<string> Scopes = new(StringComparer.Ordinal)
    {
        "BeginScope", "PushProperty", "PushProperties", "Push", "Pop", "StartActivity",
        "SuppressFlow", "RestoreFlow", "Undo",
        "SetSynchronizationContext", "SetBaggage", "SetCurrent", "SetData", "LogicalSetData", "TransactionScope",
    };

    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "Activity.Start", "Activity.Stop", "Activity.Dispose", "TransactionScope.Dispose",
        "AsyncFlowControl.Dispose", "IDisposable.Dispose", "ExecutionContext.Restore",
    };

    // Of the whole process: whoever asks next sees the same.
    private static readonly HashSet<string> Global = new(["Environment", "Console"], StringComparer.Ordinal);

    /// <summary>Names that say that there may be such code, beside fields of a thread and values that are local to
    /// it.</summary>
    public static IEnumerable<string> Names => Scopes.Concat(
        ["Start", "Stop", "Restore", "Dispose", "Current", "CurrentCulture", "CurrentUICulture", "CurrentPrincipal",
            "HttpContext"]);

    /// <summary>Whether a name stands for something that is set or called here, and is ambient.</summary>
    public static bool Is(SemanticModel model, SimpleNameSyntax name) => model.GetSymbolInfo(name).Symbol switch
    {
        IMethodSymbol method =>
            Whole(name) is var whole && whole.Parent is InvocationExpressionSyntax && Opens(method, whole),
        INamedTypeSymbol type =>
            Scopes.Contains(type.Name) && name.FirstAncestorOrSelf<StatementSyntax>() is not null && !IsClosed(name),
        var symbol => Writes.IsTarget(Whole(name)) && Holds(symbol),
    };

    /// <summary>Whether a call or the creation of an object opens a scope that goes on behind it, as libraries are
    /// known to; our own code can be read.</summary>
    public static bool Opens(ISymbol? called, ExpressionSyntax call) => called is IMethodSymbol method
        && (method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty)
        && (IsScope(method.MethodKind == MethodKind.Constructor ? method.ContainingType : method)
            || Ends.Contains($"{method.ContainingType.Name}.{method.Name}"))
        && !IsClosed(call);

    private static bool IsScope(ISymbol symbol) =>
        Scopes.Contains(symbol.Name)
            && symbol.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
                != true;

    /// <summary>Whether to dispose of something may end a scope.</summary>
    public static bool EndsWith(ITypeSymbol type) => Ends.Contains($"{type.Name}.Dispose");

    /// <summary>The expression that ends with a name: <c>a.B</c> for B.</summary>
    public static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static bool Holds(ISymbol? target) => target switch
    {
        IFieldSymbol field => IsOfThread(field),
        IPropertySymbol { Name: "Value", ContainingType.Name: "AsyncLocal" or "ThreadLocal" } => true,
        IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 } own => IsOfThread(own),
        IPropertySymbol { IsStatic: true } property => !Global.Contains(property.ContainingType.Name),
        IPropertySymbol { ContainingType.Name: var type } =>
            type == "Thread" || type.EndsWith("Accessor", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsOfThread(IPropertySymbol own) =>
        own.ContainingType.GetMembers().Any(member => IsFieldOf(member, own));

    private static bool IsFieldOf(ISymbol member, IPropertySymbol own) =>
        member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, own)
            && IsOfThread(field);

    private static bool IsOfThread(IFieldSymbol field) =>
        field.GetAttributes().Any(static data => data.AttributeClass?.Name == "ThreadStaticAttribute");

    private static bool IsClosed(ExpressionSyntax scope) => scope.Ancestors()
        .TakeWhile(static node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
            || (node is UsingStatementSyntax @using && @using.Statement.SpanStart > scope.SpanStart));
}
