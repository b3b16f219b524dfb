using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Netra.Compliance.CodeFixes;

/// <summary>A change that is offered only where it adds no error.</summary>
internal static class CompilingFix
{
    /// <param name="context">Where the fix is asked for.</param>
    /// <param name="changed">The document after the change.</param>
    /// <param name="title">What the user reads; equivalence key too, so it names no symbol.</param>
    public static async Task OfferAsync(CodeFixContext context, Document changed, string title)
    {
        var before = await ErrorsAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        var after = await ErrorsAsync(changed, context.CancellationToken).ConfigureAwait(false);
        if (after <= before)
        {
            context.RegisterCodeFix(
                CodeAction.Create(title, _ => Task.FromResult(changed), title), context.Diagnostics);
        }
    }

    // Of the whole project: a modifier changed here can break what is used there.
    private static async Task<int> ErrorsAsync(Document document, CancellationToken cancellation)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        return compilation!.GetDiagnostics(cancellation).Count(finding => finding.Severity == DiagnosticSeverity.Error);
    }
}
