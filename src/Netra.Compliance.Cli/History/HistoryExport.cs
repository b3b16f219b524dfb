using System.Globalization;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Formats;

namespace Netra.Compliance.Cli.History;

/// <summary>The whole history for other programs, oldest run first.</summary>
internal static class HistoryExport
{
    private static readonly string[] Columns =
    [
        "run", "at", "at_from", "commit", "branch", "verdict", "kind", "key", "assembly", "number", "title", "point",
        "module", "category", "stage", "segment", "owner", "state", "reason", "outcome", "usd", "duration_ms",
        "faults", "faults_caught",
    ];

    /// <summary>A document that is read from the history while it is written.</summary>
    public static object Json(HistoryReader history, RunFilter filter) => new
    {
        Schema = "netra.history/1",
        Runs = history.Runs(filter).Select(run => ExportedRun.Of(run) with
        {
            Tests = history.Tests(run.Id), Points = history.Points(run.Id),
        }),
    };

    /// <summary>A row for each test and each point of each run.</summary>
    public static string Csv(HistoryReader history, RunFilter filter) =>
        Formats.Csv.Text(Columns, history.Runs(filter).SelectMany(run => Rows(history, run)));

    private static IEnumerable<IEnumerable<object?>> Rows(HistoryReader history, StoredRun run)
    {
        var tests = history.Tests(run.Id);
        var byKey = tests.ToDictionary(test => test.Key);
        return tests.Select(test => Row(run, test))
            .Concat(history.Points(run.Id).Select(point => Row(run, byKey[point.TestKey], point)));
    }

    private static IEnumerable<object?> Row(StoredRun run, StoredTest test, StoredPoint? point = null) =>
    [
        run.Id, Time(run.At), run.AtFrom, run.Commit, run.Branch, run.Verdict, point is null ? "test" : "point",
        test.Key, test.Assembly, test.Number, test.Title, point?.Name, test.Module, test.Category, test.Stage,
        test.Segment, test.Owner, point?.State ?? test.State, test.Reason, point?.Outcome, test.Usd, point?.DurationMs,
        point?.Faults, point?.Caught,
    ];

    /// <summary>A time as ISO 8601 in UTC.</summary>
    public static string Time(DateTime at) =>
        at.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture);
}

/// <summary>A run as JSON.</summary>
internal sealed record ExportedRun(string Id, DateTime At, string Assembly, string Verdict, ExportedRevenue Revenue)
{
    /// <summary>Who says when it was.</summary>
    public required string AtFrom { get; init; }

    /// <summary>The commit; null where it is not known.</summary>
    public required string? Commit { get; init; }

    /// <summary>Its branch; null where it is not known.</summary>
    public required string? Branch { get; init; }

    /// <summary>Its tests; left out of lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StoredTest>? Tests { get; init; }

    /// <summary>Its points; left out of lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StoredPoint>? Points { get; init; }

    /// <summary>The run without tests and points.</summary>
    public static ExportedRun Of(StoredRun run) =>
        new(run.Id, run.At, run.Assembly, run.Verdict, ExportedRevenue.Of(run))
        {
            AtFrom = run.AtFrom, Commit = run.Commit, Branch = run.Branch,
        };
}

/// <summary>US dollars a month by state.</summary>
internal sealed record ExportedRevenue
{
    public required decimal Declared { get; init; }

    public required decimal Proven { get; init; }

    public required decimal Protected { get; init; }

    public required decimal Unverified { get; init; }

    public required decimal AtRisk { get; init; }

    public required decimal Lost { get; init; }

    public static ExportedRevenue Of(StoredRun run) => new()
    {
        Declared = run.Declared, Proven = run.Proven, Protected = run.Protected, Unverified = run.Unverified,
        AtRisk = run.AtRisk, Lost = run.Lost,
    };
}
