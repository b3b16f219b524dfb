using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Checking;

/// <summary>A check as text for people, and the sentence that it ends with.</summary>
internal static class CheckText
{
    private const int WorstFiles = 10;
    private const int Shown = 50;

    public static string Render(CheckResult result) =>
        string.Concat(Parts(result).SelectMany(part => part).Select(line => PlainText.Line(line) + "\n"));

    private static IEnumerable<IEnumerable<string>> Parts(CheckResult result) =>
    [
        result.Errors,
        [.. Rules(result), .. Places(result.Open)],
        Worst(result),
        result.NotJudged.Select(said => $"Not checked: {said}"),
        BaselineText.Render(result.Baseline),
    ];

    private static IEnumerable<string> Rules(CheckResult result)
    {
        var open = result.Open.CountBy(finding => finding.Rule).ToDictionary();
        return result.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => Rule(open.GetValueOrDefault(rule.Key), [.. rule], result));
    }

    private static string Rule(int open, IReadOnlyList<Finding> said, CheckResult result)
    {
        var (notes, suppressed) = (said.Count(finding => finding.IsNote), said.Count(finding => finding.Suppressed));
        var counts = Invariant($"{open,7:#,0} open  {notes,5:#,0} notes  {suppressed,5:#,0} suppressed");
        return $"{said[0].Rule}  {counts}{Accepted(said, result)}{Example(said, result)}";
    }

    /// <summary>An open finding if there is one; an accepted finding is not a useful example.</summary>
    private static string Example(IReadOnlyList<Finding> said, CheckResult result)
    {
        var open = said.Where(finding => finding.IsOpen && !result.IsAccepted(finding));
        var example = open.Concat(said.Where(finding => !finding.IsOpen)).FirstOrDefault();
        return example is null ? "" : $"   e.g. {example.Place} {example.Message}";
    }

    /// <summary>What counts, by its place; against a baseline that is what is new.</summary>
    private static IEnumerable<string> Places(ImmutableArray<Finding> open) =>
    [
        .. open.Take(Shown).Select(finding => $"{finding.Place} {finding.Rule} {finding.Message}"),
        .. open.Length > Shown
            ? [Invariant($"… and {open.Length - Shown:#,0} more; use --format json for all.")] : Array.Empty<string>(),
    ];

    private static string Accepted(IEnumerable<Finding> said, CheckResult result) =>
        result.Baseline is null ? "" : Invariant($"  {said.Count(result.IsAccepted),5:#,0} accepted");

    private static IEnumerable<string> Worst(CheckResult result)
    {
        var worst = result.Open.Where(finding => finding.Path is not null).GroupBy(finding => finding.Path!)
            .OrderByDescending(file => file.Count()).ThenBy(file => file.Key, StringComparer.Ordinal).Take(WorstFiles)
            .ToList();
        return worst.Count == 0
            ? [] : worst.Select(file => Invariant($"{file.Count(),7:#,0}  {file.Key}")).Prepend("Worst files:");
    }

    /// <summary>What the whole comes to, in one sentence.</summary>
    public static string Summary(CheckResult result)
    {
        var read = Invariant($"{result.Volume.Files:#,0} files, {result.Volume.Lines:#,0} lines");
        var accepted = result.Baseline is { } baseline ? Invariant($" and {baseline.Accepted.Count:#,0} accepted") : "";
        var found = Invariant($"{result.Open.Length:#,0} findings{accepted}");
        var (total, parsing) = (StageClock.Seconds(result.Time.Total), StageClock.Seconds(result.Time.Parsing));
        return $"{read}: {found} in {total}; parsing alone {parsing}.";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
