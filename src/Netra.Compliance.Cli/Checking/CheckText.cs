using System.Globalization;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Checking;

/// <summary>A check as text for people.</summary>
internal static class CheckText
{
    private const int WorstFiles = 10;

    public static string Render(CheckResult result) => string.Join('\n', Parts(result).SelectMany(part => part)) + "\n";

    private static IEnumerable<IEnumerable<string>> Parts(CheckResult result) =>
    [
        result.Errors,
        Rules(result),
        Worst(result),
        result.NotJudged.Select(said => $"Not judged: {said}"),
        [Summary(result)],
    ];

    private static IEnumerable<string> Rules(CheckResult result) =>
        result.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => Invariant($"{rule.Key}  {rule.Count(f => !f.Suppressed),7:#,0} open  {rule.Count(f => f.Suppressed),5:#,0} suppressed   e.g. {rule.First().Path}:{rule.First().Line} {rule.First().Message}"));

    private static IEnumerable<string> Worst(CheckResult result)
    {
        var worst = result.Open.Where(finding => finding.Path is not null).GroupBy(finding => finding.Path!)
            .OrderByDescending(file => file.Count()).ThenBy(file => file.Key, StringComparer.Ordinal).Take(WorstFiles).ToList();
        return worst.Count == 0 ? [] : worst.Select(file => Invariant($"{file.Count(),7:#,0}  {file.Key}")).Prepend("Worst files:");
    }

    private static string Summary(CheckResult result) => Invariant(
        $"{result.Volume.Files:#,0} files, {result.Volume.Lines:#,0} lines: {result.Open.Length:#,0} findings in {StageClock.Seconds(result.Time.Total)}; parsing alone {StageClock.Seconds(result.Time.Parsing)}.");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
