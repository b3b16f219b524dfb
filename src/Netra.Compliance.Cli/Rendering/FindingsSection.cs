using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What the rules found: how much by rule, and then each by its place.</summary>
internal static class FindingsSection
{
    private const int Shown = 200;

    public static Html Render(ComplianceLedger ledger) => ledger.Findings.Length == 0 ? Html.Empty : Html.Of($"""
        <section>
        <h2>Findings</h2>
        <ul>{ledger.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => Rule(rule.Key, [.. rule]))}</ul>
        <details><summary>Each by its place</summary>
        <table><tbody>{FindingList.Of(ledger).Take(Shown).Select(finding => Row(finding, ledger, new(ledger.Context)))}</tbody></table>
        {Rest(ledger.Findings.Length - Shown)}</details>
        </section>
        """);

    /// <summary>What touches one point.</summary>
    public static Html Of(ImmutableArray<Finding> findings) => findings.Length == 0 ? Html.Empty
        : Html.Of($"""<ul class="faults">{findings.Select(Item)}</ul>""");

    private static Html Item(Finding finding) => Html.Of($"""
        <li><span class="{(finding.Acts ? "no" : "ok")}">{(finding.Acts ? "✗ finding" : "○ suppressed")}</span><span><code><bdi>{finding.Heading}</bdi></code> <bdi>{finding.Message}{FindingList.Mark(finding)}</bdi></span></li>
        """);

    private static Html Rule(string rule, ImmutableArray<Finding> findings) =>
        Html.Of($"<li><b>{rule}</b> {Count(findings)}</li>");

    private static string Count(ImmutableArray<Finding> findings)
    {
        var (notes, suppressed) =
            (findings.Count(finding => finding.IsNote), findings.Count(finding => finding.Suppressed));
        var open = findings.Length - notes - suppressed;
        return $"· {open} open{(notes == 0 ? "" : $", {notes} notes")}{(suppressed == 0 ? "" : $", {suppressed} "
            + $"suppressed")}";
    }

    private static Html Row(Finding finding, ComplianceLedger ledger, ReportLinks links) => Html.Of($"""
        <tr><td><code>{ReportLinks.Html(links.File(finding.Path, finding.Line), finding.Place)}</code></td><td>{ReportLinks.Html(links.Rule(finding.Rule), finding.Rule)}</td><td><bdi>{finding.Message}{FindingList.Mark(finding, FindingList.IsNew(finding, ledger))}</bdi></td></tr>
        """);

    private static Html Rest(int count) =>
        count <= 0 ? Html.Empty : Html.Of($"<p>{count} more are in ledger.json.</p>");
}

/// <summary>Findings as a reader wants them: new ones first, then what else is open, then the rest; each of these by
/// place.</summary>
internal static class FindingList
{
    public static ImmutableArray<Finding> Of(ComplianceLedger ledger) =>
        [.. ledger.Findings.OrderBy(finding => IsNew(finding, ledger) ? 0 : finding.IsOpen || finding.Acts ? 1 : 2)];

    public static IEnumerable<Finding> Open(ComplianceLedger ledger) => Of(ledger).Where(finding => finding.IsOpen);

    /// <summary>Place, rule and sentence.</summary>
    public static string Line(Finding finding, ComplianceLedger ledger) =>
        $"{finding.Place} {finding.Rule} {finding.Message}{Mark(finding, IsNew(finding, ledger))}";

    /// <summary>What is to be known of a finding beside its sentence.</summary>
    public static string Mark(Finding finding, bool isNew = false) =>
        finding.Suppressed ? $" (suppressed: {finding.Justification ?? "nobody says why"})"
        : isNew ? " (new)"
        : finding.IsNote ? " (note)"
        : "";

    public static bool IsNew(Finding finding, ComplianceLedger ledger) =>
        ledger.Changes?.Findings.New.Contains(finding) == true;
}
