using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Planning;

/// <summary>Tests divided among machines so that all end at about the same time.</summary>
/// <param name="Shards">The shards, the longest first.</param>
/// <param name="BoundMs">Milliseconds that no plan can stay below: the longest unit, or an equal share of
/// everything.</param>
internal sealed record ShardPlan(ImmutableArray<PlannedShard> Shards, double BoundMs)
{
    /// <summary>How long the longest shard takes, in parts of the bound: 1 is the best that there is.</summary>
    public double Ratio => BoundMs > 0 ? Shards.Max(shard => shard.DurationMs) / BoundMs : 1;

    /// <summary>Divides <paramref name="units"/>, of which there are at least <paramref name="count"/>.</summary>
    /// <remarks>Longest processing time first: each unit goes to the shard that has least, which takes at most
    /// 4/3 - 1/(3n) of the optimum (R. L. Graham, "Bounds on multiprocessing timing anomalies", 1969).</remarks>
    public static ShardPlan Of(ImmutableArray<TestUnit> units, int count)
    {
        var bins = Divided(units, count).OrderByDescending(bin => bin.Ms).ToList();
        var bound = Math.Max(units.Max(unit => unit.DurationMs), units.Sum(unit => unit.DurationMs) / count);
        return new([.. bins.Select((bin, index) => Shard(bins, bin, index))], bound);
    }

    private static IEnumerable<Bin> Divided(ImmutableArray<TestUnit> units, int count)
    {
        var bins = new PriorityQueue<Bin, (double Ms, int Number)>(
            Enumerable.Range(0, count).Select(number => (new Bin(number), (0.0, number))));
        foreach (var unit in units.OrderByDescending(unit => unit.DurationMs))
        {
            var bin = bins.Dequeue();
            bin.Add(unit);
            bins.Enqueue(bin, (bin.Ms, bin.Number));
        }

        return bins.UnorderedItems.Select(item => item.Element).OrderBy(bin => bin.Number);
    }

    /// <summary>The last shard takes what no other one does, so that a new class is in one, too.</summary>
    private static PlannedShard Shard(List<Bin> bins, Bin bin, int index)
    {
        var filter = index < bins.Count - 1
            ? VSTestFilter.Only(bin.Classes) : VSTestFilter.AllBut(bins.SkipLast(1).SelectMany(other => other.Classes));
        return new(new Shard(index + 1, bins.Count), [.. bin.Classes], Math.Round(bin.Ms, 3), filter);
    }

    private sealed class Bin(int number)
    {
        private readonly List<string> _classes = [];

        public int Number => number;

        public double Ms { get; private set; }

        public IEnumerable<string> Classes => _classes.Order(StringComparer.Ordinal);

        public void Add(TestUnit unit)
        {
            _classes.AddRange(unit.Classes);
            Ms += unit.DurationMs;
        }
    }
}

/// <summary>One machine's part of the tests.</summary>
/// <param name="Shard">Which part.</param>
/// <param name="Classes">The classes of tests that are known to be in it.</param>
/// <param name="DurationMs">Milliseconds that they took in past runs, one after the other.</param>
/// <param name="Filter">For <c>dotnet test --filter</c>; empty for all tests.</param>
internal sealed record PlannedShard(Shard Shard, ImmutableArray<string> Classes, double DurationMs, string Filter)
{
    /// <summary>Its file of settings for <c>dotnet test --settings</c>.</summary>
    public string SettingsFile => $"shard-{Shard.Index}.runsettings";
}
