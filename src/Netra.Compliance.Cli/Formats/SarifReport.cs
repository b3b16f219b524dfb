using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger as SARIF 2.1.0: what keeps points from being proven, and open findings about the honesty of tests,
/// the highest revenue first.</summary>
internal static class SarifReport
{
    /// <summary>What GitHub takes of one run; a file with more is refused whole.</summary>
    public const int MostResults = 25_000;

    /// <summary>What viewers show of a message.</summary>
    private const int MostOfMessage = 1000;

    /// <summary>The folder that paths start from, which each machine has somewhere else.</summary>
    private const string Root = "SRCROOT";

    /// <summary>The document: the same ledger gives the same.</summary>
    public static object Of(ComplianceLedger ledger)
    {
        var results = SarifItems.Of(ledger);
        return new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[] { Run(results, ledger) },
        };
    }

    private static object Run(ImmutableArray<SarifItem> results, ComplianceLedger ledger) => new
    {
        tool = new { driver = Driver },
        automationDetails = new { id = NetraJson.SarifRun + Safe(ledger.Assembly, Shortened.Name) },
        invocations = new[] { Invocation(results.Length - MostResults) },
        originalUriBaseIds = new Dictionary<string, object> { [Root] = Base },
        columnKind = "utf16CodeUnits",
        results = Numbered(results.Take(MostResults), Math.Max(1, results.Select(each => each.Usd).FirstOrDefault())),
    };

    private static object Driver => new
    {
        name = Tool.Name,
        version = Tool.Version,
        semanticVersion = Tool.Version,
        informationUri = Tool.Home,
        rules = SarifRules.All.Select(rule => rule.Descriptor),
    };

    private static object Base => new { description = new { text = "The folder of the repository." } };

    private static object Invocation(int left) => new
    {
        executionSuccessful = true,
        toolExecutionNotifications = left <= 0 ? null : new[] { new
        {
            level = "warning",
            message = new { text = string.Create(
                CultureInfo.InvariantCulture, $"{left} more results, of less revenue, are in ledger.json.") },
        } },
    };

    /// <summary>Alike results get fingerprints of their own, by their order.</summary>
    private static IEnumerable<object> Numbered(IEnumerable<SarifItem> items, decimal most)
    {
        var names = new UniqueNames();
        return items.Select(item => Result(item, Fingerprint(names.Of(item.Key)), item.Usd * 100 / most));
    }

    private static object Result(SarifItem item, string fingerprint, decimal rank) => new
    {
        ruleId = item.Rule, ruleIndex = SarifRules.IndexOf(item.Rule), level = item.Level, rank = Math.Round(rank, 2),
        message = new { text = Safe(item.Message, MostOfMessage) }, locations = new[] { Location(item) },
        partialFingerprints = new Dictionary<string, string> { ["netra/v1"] = fingerprint },
        suppressions = item.Suppressions, properties = new { monthlyRevenueUsd = item.Usd },
    };

    private static object Location(SarifItem item) => new
    {
        physicalLocation = item.Place is { File.Length: > 0 } place ? Physical(place, item.Columns) : null,
        logicalLocations = item.Logical is null ? null
            : new[] { new { fullyQualifiedName = Safe(item.Logical, Shortened.Line), kind = "function" } },
    };

    private static object Physical(SourceLine place, ColumnSpan? columns) => new
    {
        artifactLocation = new { uri = SourcePath.Address(place.File), uriBaseId = IsBelow(place.File) ? Root : null },
        region = place.Line < 1 ? null : new
        {
            startLine = place.Line, startColumn = columns?.Start ?? place.Column,
            endLine = columns?.EndLine, endColumn = columns?.End,
        },
    };

    private static bool IsBelow(string file) => !file.StartsWith("../", StringComparison.Ordinal)
        && !file.StartsWith('/') && !file.Contains(':', StringComparison.Ordinal);

    /// <summary>Viewers make a link of <c>[text](target)</c>; the joiner between is not seen.</summary>
    private static string Safe(string text, int most) => PlainText.Lines(Shortened.Of(text, most))
        .Replace("](", "]\u2060(", StringComparison.Ordinal);

    private static string Fingerprint(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];
}

/// <summary>One result before it is written.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Usd">The dollars a month of the critical tests that it touches.</param>
/// <param name="Place">Where it is; null where that is not known.</param>
/// <param name="Key">What it is known again by, lines aside.</param>
internal sealed record SarifItem(string Rule, string Level, string Message, decimal Usd, SourceLine? Place, string Key)
{
    /// <summary>The columns of a finding; null where they are not known.</summary>
    public ColumnSpan? Columns { get; init; }

    /// <summary>Class and method of a point; null for a finding.</summary>
    public string? Logical { get; init; }

    /// <summary>How it was silenced; null where it was not.</summary>
    public object? Suppressions { get; init; }
}

/// <summary>The results of a ledger.</summary>
internal static class SarifItems
{
    public static ImmutableArray<SarifItem> Of(ComplianceLedger ledger) =>
        [.. Points(ledger).Concat(Findings(ledger)).OrderByDescending(item => item.Usd)];

    private static IEnumerable<SarifItem> Points(ComplianceLedger ledger) =>
        from test in ByRevenue.Of(ledger.Tests)
        where test.Reason != LedgerTest.NotAskedForReason
        from point in test.Points
        from item in Of(test, point)
        select item;

    private static IEnumerable<SarifItem> Of(LedgerTest test, LedgerPoint point)
    {
        var proofs = point.Proofs.Where(proof => proof.IsFailed).Select(proof => Of(test, point, proof)).ToList();
        var rule = RuleOf(point.State);
        return rule is null || (rule == SarifRules.Unproven && proofs.Count > 0) ? proofs
            : [Item(rule, test, point, point.Message, ""), .. proofs];
    }

    private static SarifItem Of(LedgerTest test, LedgerPoint point, LedgerProof proof) =>
        Item(RuleOf(proof.Verdict), test, point, Faults.Sentence(proof), proof.Fault);

    private static SarifItem Item(SarifRule rule, LedgerTest test, LedgerPoint point, string? message, string fault)
    {
        var place = ReportCase.Of(test, point);
        var (usd, logical) = (test.MonthlyRevenueUsd ?? 0, $"{test.Class}.{point.Method}");
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{rule.Short} Critical test {test.Number} \"{test.Title}\", {VerdictSentence.Money(usd)} a month, "
            + $"point \"{point.Name}\"{(message is null ? "." : $": {message}")}");
        var key = string.Join('\0', rule.Id, test.Assembly, logical, fault);
        return new(rule.Id, rule.Level, text, usd, place.FailedAt ?? place.Source, key) { Logical = logical };
    }

    private static SarifRule? RuleOf(RevenueState state) => state switch
    {
        RevenueState.Proven => null,
        RevenueState.Protected => SarifRules.Unproven,
        RevenueState.AtRisk => SarifRules.AtRisk,
        _ => SarifRules.Unverified,
    };

    private static SarifRule RuleOf(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Survived => SarifRules.Survived,
        ProofVerdict.Vacuous => SarifRules.NotReached,
        _ => SarifRules.Inconclusive,
    };

    /// <summary>A finding is worth the critical tests that it makes unverified.</summary>
    private static IEnumerable<SarifItem> Findings(ComplianceLedger ledger)
    {
        var usd = ledger.Tests.SelectMany(test => test.Points.SelectMany(point => point.Findings).Distinct()
            .Select(finding => (finding, test.MonthlyRevenueUsd ?? 0)));
        var sums = usd.GroupBy(one => one.finding, one => one.Item2).ToDictionary(one => one.Key, one => one.Sum());
        return ledger.Findings.Where(finding => finding.IsOfHonesty)
            .Select(finding => Of(finding, sums.GetValueOrDefault(finding)));
    }

    private static SarifItem Of(Finding finding, decimal usd) => new(
        finding.Rule, finding.Level, finding.Message, usd, SourceLine.Of(finding.Path, finding.Line ?? 1),
        string.Join('\0', finding.Rule, finding.Path, finding.Text))
    {
        Columns = finding.Columns,
        Suppressions = finding.Suppressed
            ? new[] { new { kind = "inSource", justification = finding.Justification } } : null,
    };
}
