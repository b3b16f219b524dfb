using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Honesty;

/// <summary>NETRA3007: removes what skips the test.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SkippedCriticalTestFix))]
public sealed class SkippedCriticalTestFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA3007");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var found = root?.FindNode(context.Span, getInnermostNodeForTie: true);
        if (found?.AncestorsAndSelf().Select(Removable).OfType<SyntaxNode>().FirstOrDefault() is { } skip)
        {
            var changed = root!.RemoveNode(skip, Keeping(skip))!;
            await CompilingFix.OfferAsync(context, context.Document.WithSyntaxRoot(changed), "Remove the skip")
                .ConfigureAwait(false);
        }
    }

    private static SyntaxRemoveOptions Keeping(SyntaxNode skip) =>
        skip is AttributeArgumentSyntax ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepExteriorTrivia;

    private static SyntaxNode? Removable(SyntaxNode node) => node switch
    {
        AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Arguments.Count: 1 } list } => list,
        AttributeArgumentSyntax argument => argument,
        AttributeSyntax { Parent: AttributeListSyntax { Attributes.Count: 1 } list } => list,
        AttributeSyntax attribute => attribute,
        ExpressionStatementSyntax statement => statement,
        _ => null,
    };
}
