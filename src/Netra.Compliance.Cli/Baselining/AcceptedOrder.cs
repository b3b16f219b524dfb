namespace Netra.Compliance.Cli.Baselining;

/// <summary>The order of entries wherever they are shown or written: the same entries are the same bytes.</summary>
internal static class AcceptedOrder
{
    public static IOrderedEnumerable<AcceptedFinding> Of(IEnumerable<AcceptedFinding> entries) => entries
        .OrderBy(entry => entry.Path, StringComparer.Ordinal)
        .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
        .ThenBy(entry => entry.Text, StringComparer.Ordinal)
        .ThenBy(entry => entry.Lines);
}
