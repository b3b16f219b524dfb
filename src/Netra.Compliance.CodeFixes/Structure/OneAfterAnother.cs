using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>Fixes finding after finding, each on what the one before left.</summary>
/// <remarks>From the last to the first of a file: what changes stands at or behind its finding, so the places before
/// stay true.</remarks>
internal sealed class OneAfterAnother(
    string title, Func<Document, Diagnostic, CancellationToken, Task<Solution?>> apply) : FixAllProvider
{
    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var findings = await FindingsAsync(fixAllContext).ConfigureAwait(false);
        return findings.IsEmpty
            ? null
            : CodeAction.Create(title, cancellation => ApplyAsync(fixAllContext.Solution, findings, cancellation),
                fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        var findings = await Task.WhenAll(projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false);
        return findings.SelectMany(static found => found).ToImmutableArray();
    }

    private async Task<Solution> ApplyAsync(
        Solution solution, ImmutableArray<Diagnostic> findings, CancellationToken cancellation)
    {
        var original = solution;
        foreach (var finding in findings.OrderByDescending(static finding => finding.Location.SourceSpan.Start))
        {
            var document = solution.GetDocument(original.GetDocument(finding.Location.SourceTree)?.Id);
            solution = (document is null ? null : await apply(document, finding, cancellation).ConfigureAwait(false))
                ?? solution;
        }

        return solution;
    }
}
