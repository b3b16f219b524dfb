using System.Collections.Immutable;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>What the overview and the metrics show of one branch, or of all.</summary>
/// <param name="Branch">The branch; null for all.</param>
/// <param name="Count">How many runs the history has of it.</param>
internal sealed record DashboardData(string? Branch, int Count)
{
    /// <summary>The newest runs, oldest first.</summary>
    public required ImmutableArray<StoredRun> Runs { get; init; }

    /// <summary>The critical tests of the newest run.</summary>
    public required ImmutableArray<StoredTest> Tests { get; init; }

    /// <summary>The coverage points of the newest run.</summary>
    public required ImmutableArray<StoredPoint> Points { get; init; }

    /// <summary>Revenue by state from run to run.</summary>
    public required Trend Trend { get; init; }

    /// <summary>How often tests flip, and how long their revenue was at risk.</summary>
    public required Measures Measures { get; init; }

    /// <summary>The branches of the history.</summary>
    public required ImmutableArray<string> Branches { get; init; }

    /// <summary>The newest run; null where there is none.</summary>
    public StoredRun? Newest => Runs.IsEmpty ? null : Runs[^1];
}

/// <summary>One run with its tests and points, and what has changed since the run before it on its branch.</summary>
internal sealed record RunData(StoredRun Run, ImmutableArray<StoredTest> Tests, ImmutableArray<StoredPoint> Points)
{
    /// <summary>The comparison; null for the first run of a branch.</summary>
    public RunComparison? Changes { get; init; }
}

/// <summary>Reads a history; what has been read is kept until there is a new run.</summary>
internal sealed class HistoryCache(HistoryPlace place)
{
    /// <summary>The most runs of a trend, and of what is measured.</summary>
    private const int MostRuns = 60;

    private const int MostKept = 32;

    private readonly Lock _reading = new();
    private readonly Dictionary<(string? Branch, string Version), DashboardData> _kept = [];

    public DashboardData Read(string? branch)
    {
        using var history = HistoryStore.OpenToRead(place);
        var key = (branch, history.Version());
        lock (_reading)
        {
            return _kept.TryGetValue(key, out var data) ? data : Keep(key, history);
        }
    }

    /// <exception cref="Inputs.Refusal">There is no such run.</exception>
    public RunData Run(string id)
    {
        using var history = HistoryStore.OpenToRead(place);
        var run = history.Find(id);
        return new(run, history.Tests(run.Id), history.Points(run.Id))
        {
            Changes = history.Before(run) is { } before ? RunComparison.Of(history, before, run) : null,
        };
    }

    private DashboardData Keep((string? Branch, string Version) key, HistoryReader history)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[key] = Read(key.Branch, history.Count(new(key.Branch)), history);
    }

    private static DashboardData Read(string? branch, int count, HistoryReader history)
    {
        var filter = new RunFilter(branch, MostRuns);
        var runs = history.Runs(filter);
        return new(branch, count)
        {
            Runs = runs, Tests = runs.IsEmpty ? [] : history.Tests(runs[^1].Id),
            Points = runs.IsEmpty ? [] : history.Points(runs[^1].Id), Trend = HistoryTrend.Of(history, filter),
            Measures = Measures.OfTests(history, filter), Branches = history.Branches(),
        };
    }
}
