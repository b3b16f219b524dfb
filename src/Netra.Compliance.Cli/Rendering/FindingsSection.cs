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
        <ul>{FindingList.ByRule(ledger).Select(rule => Rule(rule.Key, [.. rule]))}</ul>
        <details><summary>All findings by location</summary>
        <table><tbody>{Rows(ledger, new(ledger.Context))}</tbody></table>
        {Rest(ledger.Findings.Length - Shown)}</details>
        </section>
        """);

    /// <summary>What touches one point.</summary>
    public static Html Of(ImmutableArray<Finding> findings) => findings.Length == 0 ? Html.Empty
        : Html.Of($"""<ul class="faults">{findings.Select(Item)}</ul>""");

    private static Html Item(Finding finding)
    {
        var text = finding.Message + FindingList.Mark(finding);
        return Html.Of($"""
            <li>{Badge(finding.Acts)}<span><code><bdi>{finding.Heading}</bdi></code> <bdi>{text}</bdi></span></li>
            """);
    }

    private static Html Badge(bool acts) => acts
        ? Html.Of($"""<span class="no">✗ finding</span>""") : Html.Of($"""<span class="ok">○ suppressed</span>""");

    private static Html Rule(string rule, ImmutableArray<Finding> findings) =>
        Html.Of($"<li><b>{rule}</b> {Count(findings)}</li>");

    private static string Count(ImmutableArray<Finding> findings)
    {
        var (notes, suppressed) =
            (findings.Count(finding => finding.IsNote), findings.Count(finding => finding.Suppressed));
        var open = findings.Length - notes - suppressed;
        var (noted, hidden) =
            (notes == 0 ? "" : $", {notes} notes", suppressed == 0 ? "" : $", {suppressed} suppressed");
        return $"· {open} open{noted}{hidden}";
    }

    private static IEnumerable<Html> Rows(ComplianceLedger ledger, ReportLinks links) =>
        FindingList.Of(ledger).Take(Shown).Select(finding => Row(finding, ledger, links));

    private static Html Row(Finding finding, ComplianceLedger ledger, ReportLinks links)
    {
        var text = finding.Message + FindingList.Mark(finding, FindingList.IsNew(finding, ledger));
        var place = ReportLinks.Html(links.File(finding.Path, finding.Line), finding.Place);
        var rule = ReportLinks.Html(links.Rule(finding.Rule), finding.Rule);
        return Html.Of($"<tr><td><code>{place}</code></td><td>{rule}</td><td><bdi>{text}</bdi></td></tr>\n");
    }

    private static Html Rest(int count) =>
        count <= 0 ? Html.Empty : Html.Of($"<p>{count} more are in ledger.json.</p>");
}

/// <summary>Findings as a reader wants them: new ones first, then what else is open, then the rest; each of these by
/// place.</summary>
internal static class FindingList
{
    public static ImmutableArray<Finding> Of(ComplianceLedger ledger) =>
        [.. ledger.Findings.OrderBy(finding => IsNew(finding, ledger) ? 0 : finding.IsOpen || finding.Acts ? 1 : 2)];

    public static IEnumerable<IGrouping<string, Finding>> ByRule(ComplianceLedger ledger) =>
        ledger.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal);

    public static IEnumerable<Finding> Open(ComplianceLedger ledger) => Of(ledger).Where(finding => finding.IsOpen);

    /// <summary>Place, rule and sentence.</summary>
    public static string Line(Finding finding, ComplianceLedger ledger) =>
        $"{finding.Place} {finding.Rule} {finding.Message}{Mark(finding, IsNew(finding, ledger))}";

    /// <summary>A finding's status, shown after its sentence.</summary>
    public static string Mark(Finding finding, bool isNew = false) =>
        finding.Suppressed ? $" (suppressed: {finding.Justification ?? "no reason given"})"
        : isNew ? " (new)"
        : finding.IsNote ? " (note)"
        : "";

    public static bool IsNew(Finding finding, ComplianceLedger ledger) =>
        ledger.Changes?.Findings.New.Contains(finding) == true;
}
