using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.CodeFixes.Structure.Extraction;

namespace Netra.Compliance.CodeFixes.Structure.Ambient;

/// <summary>What flows with the execution from caller to called and never back: an asynchronous method leaves nothing of it behind.</summary>
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
        model.GetSymbolInfo(creation).Symbol is { } made && (AmbientWrite.Opens(made, creation) || _writers.Include(made));

    private bool Ends(VariableDeclaratorSyntax variable) => variable.Initializer is { } initialiser && Ends(initialiser.Value);

    // What was opened before the statements, and what may be one of the scopes of the solution.
    private bool Ends(ExpressionSyntax resource) => model.GetTypeInfo(resource).Type is { } type
        && ((resource is NameSyntax or MemberAccessExpressionSyntax && AmbientWrite.EndsWith(type))
            || (_writers.EndByDisposing && MayBeOwn(type)));

    private static bool MayBeOwn(ITypeSymbol type) => type.TypeKind == TypeKind.Interface || type.DeclaringSyntaxReferences.Length > 0;
}
