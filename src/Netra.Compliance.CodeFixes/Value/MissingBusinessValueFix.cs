using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Value;

/// <summary>NETRA2001: adds a value to fill in. It compiles, and NETRA2002 keeps asking until it is filled
/// in.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingBusinessValueFix))]
public sealed class MissingBusinessValueFix : CodeFixProvider
{
    private const string Title = "Add [BusinessValue]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA2001");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration)
        {
            var changed = context.Document.WithSyntaxRoot(root.ReplaceNode(declaration, WithValue(declaration)));
            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(changed), Title), context.Diagnostics);
        }
    }

    private static MemberDeclarationSyntax WithValue(MemberDeclarationSyntax declaration) => AddedAttribute.To(
        declaration, "Netra.Compliance.BusinessValue", "(1, \"TODO: say why this revenue would be lost\")");
}
