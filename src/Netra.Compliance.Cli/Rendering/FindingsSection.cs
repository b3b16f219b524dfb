using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What the rules found, by rule.</summary>
internal static class FindingsSection
{
    private const int Shown = 200;

    public static Html Render(ImmutableArray<Finding> findings) => findings.Length == 0 ? Html.Empty : Html.Of($"""
        <section>
        <h2>Findings</h2>
        {findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => Rule(rule.Key, [.. rule]))}
        </section>
        """);

    private static Html Rule(string rule, ImmutableArray<Finding> findings) => Html.Of($"""
        <details><summary><b><bdi>{rule}</bdi></b> {Count(findings)}</summary>
        <table><tbody>{findings.Take(Shown).Select(Row)}</tbody></table>
        {Rest(findings.Length - Shown)}</details>
        """);

    private static string Count(ImmutableArray<Finding> findings)
    {
        var (notes, suppressed) = (findings.Count(finding => finding.IsNote), findings.Count(finding => finding.Suppressed));
        var open = findings.Length - notes - suppressed;
        return $"· {open} open{(notes == 0 ? "" : $", {notes} notes")}{(suppressed == 0 ? "" : $", {suppressed} suppressed in the source")}";
    }

    private static Html Row(Finding finding) => Html.Of($"""
        <tr><td><code><bdi>{finding.Path ?? "no place"}{(finding.Line is { } line ? $":{line}" : "")}</bdi></code></td><td><bdi>{finding.Message}</bdi>{(finding.Suppressed ? " (suppressed)" : "")}</td></tr>
        """);

    private static Html Rest(int count) =>
        count <= 0 ? Html.Empty : Html.Of($"<p>{count} more are in ledger.json.</p>");
}
