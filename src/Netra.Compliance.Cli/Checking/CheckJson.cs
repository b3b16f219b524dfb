using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Checking;

/// <summary>A check for other programs: the tool's own JSON, or SARIF 2.1.0.</summary>
internal static class CheckJson
{
    public static string Render(CheckResult result) => Serialize(new CheckDocument
    {
        Files = result.Volume.Files, Lines = result.Volume.Lines,
        Open = result.Open.Length, Accepted = result.Baseline?.Accepted.Count ?? 0,
        Seconds = Seconds(result.Time.Total), ParseSeconds = Seconds(result.Time.Parsing),
        Rules = [.. RuleCount.Of(result.Findings)],
        Findings = [.. result.Findings.Select(finding => Of(finding, result))],
        Stale = result.Baseline?.Stale ?? [], NotJudged = result.NotJudged, Errors = result.Errors,
    });

    public static string RenderSarif(CheckResult result)
    {
        var driver = new { name = "netra", rules = RuleCatalog.Descriptors.Select(Rule) };
        var results = result.Findings.Select(finding => Result(finding, result));
        var runs = new[] { new { tool = new { driver }, results, properties = Counts(result) } };
        return Serialize(new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = runs,
        });
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static object Rule(DiagnosticDescriptor rule) =>
        new { id = rule.Id, shortDescription = new { text = rule.Title.ToString() }, helpUri = rule.HelpLinkUri };

    private static CheckFinding Of(Finding finding, CheckResult result) =>
        new(finding.Rule, finding.Level, finding.Message, finding.Path, finding.Line, finding.Suppressed,
            result.IsAccepted(finding));

    private static object Counts(CheckResult result) =>
        new { accepted = result.Baseline?.Accepted.Count ?? 0, stale = result.Baseline?.StaleCount ?? 0 };

    private static object[] Suppressions(Finding finding, CheckResult result) =>
        finding.Suppressed ? [new { kind = "inSource" }]
        : result.IsAccepted(finding) ? [new { kind = "external", justification = "Accepted by the baseline." }]
        : [];

    private static object Result(Finding finding, CheckResult result) => new
    {
        ruleId = finding.Rule,
        level = finding.Level,
        message = new { text = finding.Message },
        suppressions = Suppressions(finding, result),
        locations = finding.Path is null ? [] : new[] { Location(finding.Path, finding.Line ?? 1) },
    };

    private static object Location(string path, int startLine) => new
    {
        physicalLocation = new
        {
            artifactLocation = new { uri = SourcePath.Address(path) }, region = new { startLine },
        },
    };

    private static string Serialize(object value) => NetraJson.ForTerminal(value) + "\n";
}

/// <summary>The tool's own JSON of a check; the order of the fields is the order in the file.</summary>
internal sealed record CheckDocument
{
    public string Schema => "netra.check/1";

    public required int Files { get; init; }

    public required long Lines { get; init; }

    public required int Open { get; init; }

    public required int Accepted { get; init; }

    public required double Seconds { get; init; }

    public required double ParseSeconds { get; init; }

    public required ImmutableArray<RuleCount> Rules { get; init; }

    public required ImmutableArray<CheckFinding> Findings { get; init; }

    public required ImmutableArray<AcceptedFinding> Stale { get; init; }

    public required ImmutableArray<string> NotJudged { get; init; }

    public required ImmutableArray<string> Errors { get; init; }
}

/// <summary>What one rule says of one place, and whether a baseline accepts it.</summary>
internal sealed record CheckFinding(
    string Rule, string Level, string Message, string? Path, int? Line, bool Suppressed, bool Accepted);

/// <summary>A rule and how often it spoke.</summary>
internal sealed record RuleCount(string Rule, int Count)
{
    public static IEnumerable<RuleCount> Of(ImmutableArray<Finding> findings) => findings
        .CountBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal)
        .Select(rule => new RuleCount(rule.Key, rule.Value));
}
