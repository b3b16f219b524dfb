using System.Globalization;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>What people are told of a baseline.</summary>
internal static class BaselineText
{
    private const int Shown = 10;

    public static IEnumerable<string> Render(BaselineVerdict? baseline) =>
        baseline is null ? [] : [.. Stale(baseline), Sum(baseline)];

    private static string Sum(BaselineVerdict baseline) => Invariant(
        $"Baseline {baseline.File}: {baseline.Accepted.Count:#,0} findings accepted{(baseline.Step == BaselineStep.Create ? ", all that there are" : "")}.");

    private static IEnumerable<string> Stale(BaselineVerdict baseline) => baseline.StaleCount == 0 ? [] :
    [
        Invariant($"{baseline.StaleCount:#,0} accepted findings are there no more{(baseline.Step == BaselineStep.Shrink ? " and were taken out of the baseline:" : "; take them out of the baseline with --update-baseline:")}"),
        .. baseline.Stale.Take(Shown).Select(entry => Invariant($"{entry.Count,7:#,0}  {entry.Rule} {entry.Path} {entry.Text}").TrimEnd() + Size(entry)),
        .. Rest(baseline.Stale.Length - Shown),
    ];

    private static string Size(AcceptedFinding entry) => entry.Lines is { } lines ? Invariant($" ({lines:#,0} lines)") : "";

    private static string[] Rest(int count) => count > 0 ? [Invariant($"         and {count:#,0} more entries")] : [];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
