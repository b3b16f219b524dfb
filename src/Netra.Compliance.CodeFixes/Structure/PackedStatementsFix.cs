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
    private const string Title = "Put each statement on a line of its own";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA1003");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(static (context, document, findings) => BreakAsync(document, findings, context.CancellationToken)!);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not null)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellation => BreakAsync(context.Document, context.Diagnostics, cancellation), Title),
            context.Diagnostics);
    }

    private static async Task<Document> BreakAsync(Document document, ImmutableArray<Diagnostic> findings, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var places = findings.Select(finding => root.FindToken(finding.Location.SourceSpan.Start));
        return document.WithSyntaxRoot(new LineBreaks(text).Before(root, places));
    }
}
