using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>NETRA1003: puts each statement of the list on a line of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PackedStatementsFix))]
public sealed class PackedStatementsFix : CodeFixProvider
{
    private const string Title = "Put each statement on its own line";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA1003");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, findings) =>
            ChangedAsync(document, findings, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await ChangedAsync(context.Document, context.Diagnostics, context.CancellationToken)
            .ConfigureAwait(false) is { } changed)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(changed), Title), context.Diagnostics);
        }
    }

    private static async Task<Document?> ChangedAsync(
        Document document, ImmutableArray<Diagnostic> findings, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var places = findings.Select(finding => root.FindToken(finding.Location.SourceSpan.Start))
            .Where(place => IsFree(model, place.Parent!)).ToArray();
        return places.Length > 0 ? document.WithText(new LineBreaks(root.GetText(), root).Before(places)) : null;
    }

    // In a text, or where a call is told how its argument is written, a line break would be seen.
    private static bool IsFree(SemanticModel model, SyntaxNode place) =>
        place.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is null
            && !CallerInfo.HearsTextOf(model, place);
}
