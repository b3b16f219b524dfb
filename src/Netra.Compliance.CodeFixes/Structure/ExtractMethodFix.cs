using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>NETRA1002: moves the run of statements that leaves best to a method of its own.</summary>
/// <remarks>Offered only where the file then compiles with no error and no warning more.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExtractMethodFix))]
public sealed class ExtractMethodFix : CodeFixProvider
{
    private const string Title = "Extract method";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NETRA1002");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new OneAfterAnother(Title, ApplyRepeatedlyAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var changed =
            await ApplyAsync(context.Document, context.Diagnostics[0], context.CancellationToken).ConfigureAwait(false);
        if (changed is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, _ => Task.FromResult(changed), Title), context.Diagnostics);
        }
    }

    private static async Task<Solution?> ApplyAsync(
        Document document, Diagnostic finding, CancellationToken cancellation)
    {
        var changed =
            await Extraction.Extraction
                .ApplyAsync(document, finding.Location.SourceSpan.Start, LimitOf(finding), cancellation)
                .ConfigureAwait(false);
        return changed?.Project.Solution;
    }

    private static async Task<Solution?> ApplyRepeatedlyAsync(
        Document document, Diagnostic finding, CancellationToken cancellation)
    {
        var changed =
            await new Extraction.Shortening(LimitOf(finding), cancellation).ApplyAsync(
                document, finding.Location.SourceSpan.Start).ConfigureAwait(false);
        return changed?.Project.Solution;
    }

    private static int LimitOf(Diagnostic finding) =>
        int.Parse(finding.Properties["limit"]!, CultureInfo.InvariantCulture);
}
