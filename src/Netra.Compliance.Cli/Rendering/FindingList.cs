using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Findings as a reader wants them: new ones first, then what else is open, then the rest; each of these by place.</summary>
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

    public static bool IsNew(Finding finding, ComplianceLedger ledger) => ledger.Changes?.Findings.New.Contains(finding) == true;
}
