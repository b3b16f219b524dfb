using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What the honesty rules say of a file of tests. A rule that does not look into helpers would say less after a move.</summary>
internal sealed class HonestyFindings
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
        RuleCatalog.SemanticRules.Where(static rule => rule.SupportedDiagnostics.Any(static about => about.Category == Category.Honesty)).ToImmutableArray();

    private readonly Dictionary<string, int> _before;

    private HonestyFindings(Dictionary<string, int> before) => _before = before;

    public static async Task<HonestyFindings> OfAsync(Document document, CancellationToken cancellation) =>
        new(await CountsAsync(document, cancellation).ConfigureAwait(false));

    /// <summary>Whether all that was said is said of the changed file too.</summary>
    public async Task<bool> AreKeptAsync(Document changed, CancellationToken cancellation)
    {
        if (_before.Count == 0)
        {
            return true;
        }

        var after = await CountsAsync(changed, cancellation).ConfigureAwait(false);
        return _before.All(known => after.TryGetValue(known.Key, out var count) && count >= known.Value);
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var options = document.Project.AnalyzerOptions;
        if (!TestProject.Is(model.Compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            return [];
        }

        var findings = await model.Compilation.WithAnalyzers(Rules, options).GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellation).ConfigureAwait(false);
        return findings.GroupBy(static finding => finding.Id).ToDictionary(static same => same.Key, static same => same.Count());
    }
}
