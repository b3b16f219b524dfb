using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Findings each once, in the order of a reader: by path, line and rule.</summary>
internal static class FindingOrder
{
    public static ImmutableArray<Finding> Of(IEnumerable<Finding> findings) =>
    [
        .. findings.Distinct().OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];
}
