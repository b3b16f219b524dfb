using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What the rules found, in Markdown: what touches coverage points, how much by rule, and what is open by its place.</summary>
internal static class MarkdownFindings
{
    private const int Shown = 50;

    public static IEnumerable<string> Render(ComplianceLedger ledger) => ledger.Findings.Length == 0 ? [] : [.. OfPoints(ledger), .. ByRule(ledger), .. ByPlace(ledger)];

    private static IEnumerable<string> OfPoints(ComplianceLedger ledger)
    {
        var ofTests = ledger.Tests.SelectMany(test => test.Points.SelectMany(point => point.Findings.Select(finding => Item($"{test.Number}, {point.Name}", finding))));
        var ofSteps = ledger.Journeys.SelectMany(journey => journey.Steps.SelectMany(step => step.Findings.Select(finding => Item($"{journey.Title}, step {step.Number}", finding))));
        var items = ofTests.Concat(ofSteps).ToList();
        return items.Count == 0 ? [] : ["", "## Findings under critical tests", "", .. items.Take(Shown), .. MarkdownReport.Rest(items.Count - Shown)];
    }

    private static string Item(string under, Finding finding) =>
        $"- {MarkdownText.Of(under)}: {(finding.Acts ? "**open**" : "suppressed")} {MarkdownText.Of($"{finding.Heading}: {finding.Message}{FindingList.Mark(finding)}")}";

    private static IEnumerable<string> ByRule(ComplianceLedger ledger) =>
    [
        "", "## Findings", "", "| Rule | Open | Notes | Suppressed |", "|---|---:|---:|---:|",
        .. ledger.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"| {MarkdownText.Of(rule.Key)} | {rule.Count(finding => finding.IsOpen)} | {rule.Count(finding => finding.IsNote)} | {rule.Count(finding => finding.Suppressed)} |"),
    ];

    private static IEnumerable<string> ByPlace(ComplianceLedger ledger)
    {
        var open = FindingList.Open(ledger).ToList();
        return open.Count == 0 ? [] : ["", .. open.Take(Shown).Select(finding => $"- {MarkdownText.Of(FindingList.Line(finding, ledger))}"), .. MarkdownReport.Rest(open.Count - Shown)];
    }
}
