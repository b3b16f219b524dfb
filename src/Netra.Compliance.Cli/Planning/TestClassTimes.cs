using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Planning;

/// <summary>Classes of tests that go to one shard together, and how long they take.</summary>
/// <param name="Classes">Full names, by ordinal order.</param>
/// <param name="DurationMs">Milliseconds, one test after the other.</param>
internal sealed record TestUnit(ImmutableArray<string> Classes, double DurationMs);

/// <summary>How long classes of tests took in past runs: what is divided among shards.</summary>
internal static class TestClassTimes
{
    /// <summary>What a class counts where no run says how long any takes: all count the same.</summary>
    private const double UnknownMs = 1_000;

    /// <summary>Every class that a catalog or a journal names. The mean over the runs that it was in; a class that was
    /// in none counts as the median of the others.</summary>
    public static ImmutableArray<TestUnit> Of(InputSet read)
    {
        var known = read.Journals.SelectMany(Sums).ToLookup(sum => sum.Class, sum => sum.Ms)
            .ToDictionary(sums => sums.Key, sums => sums.Average());
        var median = Median([.. known.Values]);
        var names = known.Keys.Concat(read.Catalogs.SelectMany(catalog => catalog.Points.Select(point => point.Class)));
        return Together(names.Distinct().ToDictionary(name => name, name => known.GetValueOrDefault(name, median)));
    }

    private static IEnumerable<(string Class, double Ms)> Sums(RunJournal journal) =>
        journal.Tests.GroupBy(test => test.Class).Select(tests => (tests.Key, tests.Sum(test => test.DurationMs)));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? UnknownMs : (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }

    private static ImmutableArray<TestUnit> Together(Dictionary<string, double> times)
    {
        var groups = new ClassGroups(times.Keys);
        var units = times.GroupBy(time => groups.Of(time.Key)).OrderBy(unit => unit.Key, StringComparer.Ordinal);
        return [.. units.Select(unit => new TestUnit(
            [.. unit.Select(time => time.Key).Order(StringComparer.Ordinal)], unit.Sum(time => time.Value)))];
    }
}
