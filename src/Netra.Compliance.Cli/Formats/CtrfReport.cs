using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger in the Common Test Report Format: a test for each point, with its dollars as labels.</summary>
internal static class CtrfReport
{
    /// <summary>The version of the format.</summary>
    private const string Version = "0.0.0";

    /// <summary>The document: the same ledger gives the same.</summary>
    public static object Of(ComplianceLedger ledger)
    {
        var tests = ReportSuite.Of(ledger).SelectMany(Tests).ToImmutableArray();
        var tool = new CtrfTool(Tool.Name, Tool.Version);
        return new CtrfDocument("CTRF", Version, Tool.Name, new(tool, Summary(tests, ledger), tests));
    }

    private static CtrfSummary Summary(ImmutableArray<CtrfTest> tests, ComplianceLedger ledger)
    {
        int In(string status) => tests.Count(test => test.Status == status);
        var (start, stop) = RunTime.Of(ledger);
        return new()
        {
            Tests = tests.Length, Passed = In("passed"), Failed = In("failed"), Skipped = In("skipped"), Pending = 0,
            Other = In("other"), Start = start, Stop = stop,
            Suites = tests.Select(test => test.Suite[^1]).Distinct().Count(),
            Extra = new(ledger.Gate.Verdict, ledger.Revenue),
        };
    }

    private static IEnumerable<CtrfTest> Tests(ReportSuite suite) => suite.Cases.Select(each => Test(suite, each));

    private static CtrfTest Test(ReportSuite suite, ReportCase each) =>
        new(NameOf(each), Status(each), (long)Math.Round(each.DurationMs), [suite.Assembly, suite.Group, suite.Name])
        {
            TestId = $"{suite.Assembly}/{each.Class}.{each.Method}", Message = each.Message, RawStatus = each.Kind,
            Labels = Labels(suite, each), FilePath = PlaceOf(each)?.File, Line = PlaceOf(each)?.Line,
            Extra = each.Proofs.IsEmpty ? null : new(each.Proofs),
        };

    /// <summary>The dollars are of the critical test, which is why each point says which one it is of.</summary>
    private static Dictionary<string, string> Labels(ReportSuite suite, ReportCase each)
    {
        var labels = suite.Facts.ToDictionary(fact => fact.Key, fact => fact.Value);
        labels["pointState"] = each.State;
        return labels;
    }

    /// <summary>A passed point that shows nothing, by the word of a finding, is neither passed nor failed.</summary>
    private static string Status(ReportCase each) => each.Status switch
    {
        CaseStatus.Passed => each.State is "Proven" or "Protected" ? "passed" : "other",
        CaseStatus.Skipped => "skipped",
        _ => "failed",
    };

    private static Assertions.SourceLine? PlaceOf(ReportCase each) => each.FailedAt ?? each.Source;

    private static string NameOf(ReportCase each) => each.Name.Length > 0 ? each.Name : "(no name)";
}

/// <summary>When the run began and ended, in milliseconds since 1970. Where the runs do not say when they began, it
/// begins then; where they do not say how long they took, its tests and proofs added up count.</summary>
internal static class RunTime
{
    public static (long Start, long Stop) Of(ComplianceLedger ledger)
    {
        var start = ledger.Context.StartedAt is { } began ? new DateTimeOffset(began).ToUnixTimeMilliseconds() : 0;
        var took = ledger.Context.DurationMs ?? ledger.Run.TestsMs + ledger.Proofs.ProofsMs;
        return (start, start + (long)Math.Round(took));
    }
}

/// <summary>This tool by name and version.</summary>
internal static class Tool
{
    public const string Name = NetraJson.Writer;

    public const string Home = "https://github.com/netra-apex/netra-compliance";

    public static string Version { get; } = typeof(Tool).Assembly.GetName().Version!.ToString(3);
}

internal sealed record CtrfDocument(string ReportFormat, string SpecVersion, string GeneratedBy, CtrfResults Results);

internal sealed record CtrfResults(CtrfTool Tool, CtrfSummary Summary, ImmutableArray<CtrfTest> Tests);

internal sealed record CtrfTool(string Name, string Version);

internal sealed record CtrfSummary
{
    public required int Tests { get; init; }

    public required int Passed { get; init; }

    public required int Failed { get; init; }

    public required int Skipped { get; init; }

    public required int Pending { get; init; }

    public required int Other { get; init; }

    public required long Start { get; init; }

    public required long Stop { get; init; }

    public required int Suites { get; init; }

    public required CtrfMoney Extra { get; init; }
}

/// <summary>The gate's verdict, and US dollars a month by state.</summary>
internal sealed record CtrfMoney(string Gate, RevenueTotals MonthlyRevenueUsd);

internal sealed record CtrfTest(string Name, string Status, long Duration, ImmutableArray<string> Suite)
{
    public required string TestId { get; init; }

    public required string RawStatus { get; init; }

    public required Dictionary<string, string> Labels { get; init; }

    public string? Message { get; init; }

    public string? FilePath { get; init; }

    public int? Line { get; init; }

    public CtrfProofs? Extra { get; init; }
}

/// <summary>What became of the faults of a point.</summary>
internal sealed record CtrfProofs(ImmutableArray<LedgerProof> Proofs);
