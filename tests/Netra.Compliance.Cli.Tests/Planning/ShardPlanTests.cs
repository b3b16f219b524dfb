using System.Collections.Immutable;
using Netra.Compliance.Cli.Planning;
using Xunit.Abstractions;

namespace Netra.Compliance.Cli.Tests.Planning;

/// <summary>Which class is in which shard, and when the last one ends.</summary>
public sealed class ShardPlanTests(ITestOutputHelper output)
{
    [Fact]
    public void Gives_the_next_longest_to_the_shard_that_has_least()
    {
        var plan = ShardPlan.Of([Unit("A", 5), Unit("B", 4), Unit("C", 3), Unit("D", 3), Unit("E", 3)], 2);
        Assert.Equal([10.0, 8.0], plan.Shards.Select(shard => shard.DurationMs));
        Assert.Equal(["B C E", "A D"], plan.Shards.Select(shard => string.Join(' ', shard.Classes)));
        Assert.Equal((9, 10.0 / 9), (plan.BoundMs, plan.Ratio));
    }

    [Fact]
    public void Is_bound_by_the_longest_unit() =>
        Assert.Equal(1, ShardPlan.Of([Unit("A", 90), Unit("B", 5), Unit("C", 5)], 2).Ratio);

    [Fact]
    public void Has_no_filter_for_a_single_shard() =>
        Assert.Equal("", ShardPlan.Of([Unit("A", 5), Unit("B", 4)], 1).Shards.Single().Filter);

    [Fact]
    public void Does_not_depend_on_the_order_of_what_takes_as_long()
    {
        ImmutableArray<TestUnit> units = [.. Enumerable.Range(0, 40).Select(number => Unit($"C{number:00}", 7))];
        Assert.Equal(Filters(units), Filters([.. units.OrderBy(unit => unit.Classes[0], StringComparer.Ordinal)]));
    }

    /// <summary>Durations as they are in practice: most short, a few very long.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Divides_ten_thousand_tests_on_fifty_machines_nearly_as_well_as_can_be(int seed)
    {
        var random = new Random(seed);
        var units = Enumerable.Range(0, 2_000).Select(number => Unit(
            $"Shop.Tests.Area{number % 40}.Class{number}",
            Enumerable.Range(0, 5).Sum(_ => Math.Exp(3 + (1.5 * Normal(random))))));
        var plan = ShardPlan.Of([.. units], 50);
        output.WriteLine($"{plan.Ratio:0.0000} of the bound of {plan.BoundMs:0} ms; "
            + $"the longest filter has {plan.Shards.Max(shard => shard.Filter.Length)} characters");
        Assert.InRange(plan.Ratio, 1, 1.01);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IEnumerable<string> Filters(ImmutableArray<TestUnit> units) =>
        ShardPlan.Of(units, 3).Shards.Select(shard => shard.Filter);

    private static TestUnit Unit(string name, double milliseconds) => new([name], milliseconds);
}
