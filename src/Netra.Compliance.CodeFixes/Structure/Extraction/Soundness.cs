using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What the compiler says of a file, in each of the projects that compile it, one a target framework; and what the honesty rules say.</summary>
internal sealed class Soundness
{
    private readonly Document _document;
    private readonly ImmutableArray<(Document Document, Dictionary<string, int> Findings)> _before;
    private readonly HonestyFindings _honesty;

    private Soundness(Document document, ImmutableArray<(Document, Dictionary<string, int>)> before, HonestyFindings honesty) =>
        (_document, _before, _honesty) = (document, before, honesty);

    public static async Task<Soundness> OfAsync(Document document, CancellationToken cancellation)
    {
        var everywhere = document.GetLinkedDocumentIds().Add(document.Id).Select(id => document.Project.Solution.GetDocument(id)!);
        var before = await Task.WhenAll(everywhere.Select(async one => (one, await CountsAsync(one, cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        return new Soundness(document, before.ToImmutableArray(), await HonestyFindings.OfAsync(document, cancellation).ConfigureAwait(false));
    }

    /// <summary>Whether the file, changed, has no error and no warning more, of any kind, and no finding of honesty less.</summary>
    public async Task<bool> KeepsAsync(SourceText changed, CancellationToken cancellation)
    {
        foreach (var (document, known) in _before)
        {
            var found = await CountsAsync(document.WithText(changed), cancellation).ConfigureAwait(false);
            if (found.Any(now => !known.TryGetValue(now.Key, out var count) || now.Value > count))
            {
                return false;
            }
        }

        return await _honesty.AreKeptAsync(_document.WithText(changed), cancellation).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return model.GetDiagnostics(cancellationToken: cancellation)
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(static finding => finding.Id)
            .ToDictionary(static same => same.Key, static same => same.Count());
    }
}
