using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.History;

/// <summary>A test or a point over several runs.</summary>
/// <param name="Key">What it is known by from run to run.</param>
/// <param name="Number">The test's number, as the last run states it.</param>
/// <param name="Title">The test's title, as the last run states it.</param>
/// <param name="Module">The test's module, as the last run states it.</param>
/// <param name="Point">The point; null for the test itself.</param>
internal sealed record Measured(string Key, int Number, string Title, string Module, string? Point)
{
    /// <summary>Runs that have it, oldest first.</summary>
    [JsonIgnore]
    public ImmutableArray<Moment> Moments { get; init; }

    /// <summary>How often it flips.</summary>
    public FlipRate Flips => FlipRate.Of(Moments);

    /// <summary>The time from red to green.</summary>
    public RevenueMinutes AtRisk => RevenueMinutes.Of(Moments, moment => moment.IsAtRisk);

    /// <summary>The time from not proven to proven.</summary>
    public RevenueMinutes Unproven => RevenueMinutes.Of(Moments, moment => moment.IsUnproven);
}

/// <summary>The figures of a history.</summary>
/// <param name="Runs">The runs that were looked at.</param>
/// <param name="Tests">The tests, by assembly and class.</param>
/// <param name="Points">Their points.</param>
internal sealed record Measures(int Runs, ImmutableArray<Measured> Tests, ImmutableArray<Measured> Points)
{
    /// <summary>Revenue-minutes at risk of all tests.</summary>
    public RevenueMinutes AtRisk => RevenueMinutes.Sum(Tests.Select(test => test.AtRisk));

    /// <summary>Revenue-minutes not proven of all tests.</summary>
    public RevenueMinutes Unproven => RevenueMinutes.Sum(Tests.Select(test => test.Unproven));

    /// <summary>Looks through the runs that <paramref name="filter"/> names.</summary>
    public static Measures Of(HistoryReader history, RunFilter filter) => Of(history, filter, history.Points);

    /// <summary>The tests alone: there are many more points.</summary>
    public static Measures OfTests(HistoryReader history, RunFilter filter) => Of(history, filter, _ => []);

    private static Measures Of(
        HistoryReader history, RunFilter filter, Func<string, ImmutableArray<StoredPoint>> pointsOf)
    {
        var runs = history.Runs(filter);
        var (tests, points) = (new Dictionary<string, Series>(), new Dictionary<string, Series>());
        foreach (var run in runs)
        {
            var declared = history.Tests(run.Id);
            Add(tests, run, declared);
            Add(points, run, declared, pointsOf(run.Id));
        }

        return new(runs.Length, All(tests), All(points));
    }

    private static void Add(
        Dictionary<string, Series> series, StoredRun run, ImmutableArray<StoredTest> tests)
    {
        foreach (var test in tests)
        {
            Series.At(series, test.Key).Add(run.Id,
                new(test.Key, test.Number, test.Title, test.Module, Point: null),
                new(run.At, test.State, test.Reason, test.Usd));
        }
    }

    private static void Add(
        Dictionary<string, Series> series, StoredRun run, ImmutableArray<StoredTest> tests,
        ImmutableArray<StoredPoint> points)
    {
        var byKey = tests.ToDictionary(test => test.Key);
        foreach (var point in points)
        {
            var test = byKey[point.TestKey];
            var key = $"{point.TestKey}/{point.Name}";
            Series.At(series, key).Add(run.Id, new(key, test.Number, test.Title, test.Module, point.Name),
                new(run.At, point.State, test.Reason, point.Usd));
        }
    }

    private static ImmutableArray<Measured> All(Dictionary<string, Series> series) =>
        [.. series.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Measured)];

    /// <summary>One test or point while it is put together.</summary>
    private sealed class Series
    {
        private readonly List<Moment> _moments = [];
        private Measured? _last;
        private string? _run;

        public Measured Measured => _last! with { Moments = [.. _moments] };

        public static Series At(Dictionary<string, Series> all, string key) =>
            all.TryGetValue(key, out var known) ? known : all[key] = new();

        /// <summary>Rows of the same name in one run are one: the worst of them.</summary>
        public void Add(string run, Measured seen, Moment moment)
        {
            if (run != _run)
            {
                _moments.Add(moment);
            }
            else if (moment.IsRed == true)
            {
                _moments[^1] = moment;
            }

            (_last, _run) = (seen, run);
        }
    }
}
