using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Checking;

/// <summary>A check for other programs: the tool's own JSON, or SARIF 2.1.0.</summary>
internal static class CheckJson
{
    public static string Render(CheckResult result) => Serialize(new CheckDocument(
        "netra.check/1", result.Volume.Files, result.Volume.Lines, result.Open.Length,
        Math.Round(result.Time.Total.TotalSeconds, 3), Math.Round(result.Time.Parsing.TotalSeconds, 3),
        [.. result.Findings.CountBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => new RuleCount(rule.Key, rule.Value))],
        result.Findings, result.NotJudged, result.Errors));

    public static string RenderSarif(CheckResult result)
    {
        var rules = RuleCatalog.Descriptors.Select(rule => new { id = rule.Id, shortDescription = new { text = rule.Title.ToString() }, helpUri = rule.HelpLinkUri });
        var driver = new { name = "netra", rules };
        var runs = new[] { new { tool = new { driver }, results = result.Findings.Select(Result) } };
        return Serialize(new Dictionary<string, object> { ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json", ["version"] = "2.1.0", ["runs"] = runs });
    }

    private static object Result(Finding finding) => new
    {
        ruleId = finding.Rule,
        level = finding.Level,
        message = new { text = finding.Message },
        suppressions = finding.Suppressed ? new[] { new { kind = "inSource" } } : [],
        locations = finding.Path is null ? [] : new[] { Location(finding.Path, finding.Line ?? 1) },
    };

    private static object Location(string path, int startLine)
    {
        var uri = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return new { physicalLocation = new { artifactLocation = new { uri }, region = new { startLine } } };
    }

    private static string Serialize(object value) => JsonSerializer.Serialize(value, NetraJson.Writing) + "\n";
}

/// <summary>The tool's own JSON of a check; the order of the fields is the order in the file.</summary>
internal sealed record CheckDocument(
    string Schema,
    int Files,
    long Lines,
    int Open,
    double Seconds,
    double ParseSeconds,
    ImmutableArray<RuleCount> Rules,
    ImmutableArray<Finding> Findings,
    ImmutableArray<string> NotJudged,
    ImmutableArray<string> Errors);

/// <summary>A rule and how often it spoke.</summary>
internal sealed record RuleCount(string Rule, int Count);
