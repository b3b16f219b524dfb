using Microsoft.CodeAnalysis;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>What the compiler says of one file before a change, and of the two that it became.</summary>
internal static class FileFindings
{
    public static async Task<bool> AreNoMoreAsync(Document before, Document[] after, CancellationToken cancellation)
    {
        var known = Counts([await OfAsync(before, cancellation).ConfigureAwait(false)]);
        var found = Counts(await Task.WhenAll(after.Select(document => OfAsync(document, cancellation))).ConfigureAwait(false));
        return found.All(now => known.TryGetValue(now.Key, out var count) && now.Value <= count);
    }

    private static async Task<IEnumerable<Diagnostic>> OfAsync(Document document, CancellationToken cancellation) =>
        (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!.GetDiagnostics(cancellationToken: cancellation);

    private static Dictionary<string, int> Counts(IEnumerable<IEnumerable<Diagnostic>> files) => files
        .SelectMany(static findings => findings)
        .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning)
        .GroupBy(static finding => finding.Id)
        .ToDictionary(static same => same.Key, static same => same.Count());
}
