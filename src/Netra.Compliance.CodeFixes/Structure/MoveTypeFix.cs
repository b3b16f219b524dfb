using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.CodeFixes.Structure.Moving;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>NETRA1001: moves a type to a file of its own, the largest first; the first type of a file stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveTypeFix))]
public sealed class MoveTypeFix : CodeFixProvider
{
    // One key for all: which type moves when all are fixed is for the size to say.
    private const string Key = "Move type to its own file";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA1001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new OneAfterAnother(Key, MoveUntilShortAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root =
            (CompilationUnitSyntax)(await context.Document.GetSyntaxRootAsync(context.CancellationToken)
                .ConfigureAwait(false))!;
        foreach (var type in MovableTypes.In(root))
        {
            var changed =
                await TypeMove.ApplyAsync(context.Document, type, context.CancellationToken).ConfigureAwait(false);
            Offer(context, $"Move '{MovableTypes.NameOf(type)}' to its own file", changed);
        }
    }

    private static void Offer(CodeFixContext context, string title, Solution? changed)
    {
        if (changed is not null)
        {
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), Key), context.Diagnostics);
        }
    }

    private static async Task<Solution?> MoveUntilShortAsync(
        Document document, Diagnostic finding, CancellationToken cancellation)
    {
        var limit = int.Parse(finding.Properties["limit"]!, CultureInfo.InvariantCulture);
        var solution = document.Project.Solution;
        if (ListsFiles(solution.Workspace))
        {
            return null;
        }

        while (await MoveOneAsync(solution.GetDocument(document.Id)!, limit, cancellation)
            .ConfigureAwait(false) is { } changed)
        {
            solution = changed;
        }

        return solution;
    }

    // The workspace of the command line writes an added file into the project file too, which then names it twice.
    private static bool ListsFiles(Workspace workspace) => workspace.Kind == WorkspaceKind.MSBuild;

    private static async Task<Solution?> MoveOneAsync(Document document, int limit, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        return root.GetText().Lines.Count <= limit
            ? null
            : await FirstMoveAsync(document, root, cancellation).ConfigureAwait(false);
    }

    private static async Task<Solution?> FirstMoveAsync(
        Document document, CompilationUnitSyntax root, CancellationToken cancellation)
    {
        foreach (var type in MovableTypes.In(root))
        {
            if (await TypeMove.ApplyAsync(document, type, cancellation).ConfigureAwait(false) is { } changed)
            {
                return changed;
            }
        }

        return null;
    }
}
