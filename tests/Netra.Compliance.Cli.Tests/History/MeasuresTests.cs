using System.Collections.Immutable;
using Netra.Compliance.Cli.History;

namespace Netra.Compliance.Cli.Tests.History;

public sealed class MeasuresTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(11, 1, 0.1, 0.0179, 0.4042)]
    [InlineData(11, 0, 0, 0, 0.2775)]
    [InlineData(11, 10, 1, 0.7225, 1)]
    [InlineData(101, 50, 0.5, 0.4038, 0.5962)]
    public void Tells_the_flip_rate_with_the_interval_of_Wilson(
        int runs, int flips, double rate, double low, double high)
    {
        var measured = new FlipRate(runs, flips);
        Assert.Equal((rate, low, high), (measured.Rate, measured.Low, measured.High));
    }

    [Fact]
    public void Tells_no_rate_of_fewer_runs_than_ten()
    {
        Assert.Null(new FlipRate(9, 4).Rate);
        Assert.Null(new FlipRate(0, 0).High);
        Assert.NotNull(new FlipRate(10, 4).Rate);
    }

    [Fact]
    public void Passes_over_runs_that_know_neither_green_nor_red() =>
        Assert.Equal(new FlipRate(4, 2), FlipRate.Of(
            Runs("Proven", "Unverified", "Protected", "AtRisk", "Lost", "Unverified", "Proven")));

    [Fact]
    public void Counts_revenue_from_the_red_run_to_the_next_green_one() =>
        Assert.Equal(new RevenueMinutes(20_000, 20, IsOpen: false), AtRisk("Proven", "AtRisk", "AtRisk", "Proven"));

    [Fact]
    public void Counts_through_runs_that_do_not_know() =>
        Assert.Equal(new RevenueMinutes(20_000, 20, IsOpen: false), AtRisk("AtRisk", "Unverified", "Protected"));

    [Fact]
    public void Counts_what_is_still_red_up_to_the_last_run() =>
        Assert.Equal(new RevenueMinutes(10_000, 10, IsOpen: true), AtRisk("Proven", "AtRisk", "AtRisk"));

    [Fact]
    public void Counts_nothing_where_only_the_last_run_is_red() =>
        Assert.Equal(new RevenueMinutes(0, 0, IsOpen: true), AtRisk("Proven", "AtRisk"));

    [Fact]
    public void Ends_with_a_test_that_is_no_longer_declared() =>
        Assert.Equal(new RevenueMinutes(10_000, 10, IsOpen: false), AtRisk("AtRisk", "Lost", "Lost"));

    [Fact]
    public void Counts_as_unproven_all_that_was_asked_and_not_proven()
    {
        var runs = Runs("Protected", "Unverified", "Unverified", "Proven");
        var asked = runs.SetItem(2, runs[2] with { Reason = "notAskedFor" });
        Assert.Equal(new RevenueMinutes(30_000, 30, IsOpen: false),
            RevenueMinutes.Of(asked, moment => moment.IsUnproven));
    }

    [Fact]
    public void Takes_a_new_value_from_the_run_that_states_it()
    {
        var runs = Runs("AtRisk", "AtRisk", "Proven");
        Assert.Equal(15_000, RevenueMinutes.Of(runs.SetItem(1, runs[1] with { Usd = 500 }), moment => moment.IsRed)
            .UsdMinutes);
    }

    [Fact]
    public async Task Tells_measures_of_tests_and_points()
    {
        using var bench = new HistoryBench();
        await bench.AddAsync([.. Enumerable.Range(0, 11).Select(Flaky)]);
        var run = await bench.RunAsync("measures");
        Assert.Matches(@"1\s+Signs in\s+11\s+2\s+20 % \(5\.7–51 %, n = 10\)\s+200,000\s+200,000", run.Out);
        run.AssertSays("Revenue-minutes at risk: 200,000 ($ a month × minutes; $4.56 of revenue in that time).");
        var point = (await bench.ReadAsync("measures", "--json")).GetProperty("points")[0];
        Assert.Equal("It holds", point.GetProperty("point").GetString());
        Assert.Equal(2, point.GetProperty("flips").GetProperty("flips").GetInt32());
    }

    [Fact]
    public async Task Keeps_runs_apart_that_began_at_the_same_moment()
    {
        using var bench = new HistoryBench();
        await bench.AddAsync([.. Enumerable.Range(0, 11).Select(run => SameMoment($"build {run}"))]);
        var test = (await bench.ReadAsync("measures", "--json")).GetProperty("tests")[0];
        Assert.Equal(11, test.GetProperty("flips").GetProperty("runs").GetInt32());
    }

    private static LedgerScript SameMoment(string branch) => LedgerScript.At(0, "Proven") with { Branch = branch };

    private static LedgerScript Flaky(int run) => LedgerScript.At(10 * run, run is 3 or 4 ? "AtRisk" : "Proven");

    private static RevenueMinutes AtRisk(params string[] states) =>
        RevenueMinutes.Of(Runs(states), moment => moment.IsAtRisk);

    /// <summary>One run every ten minutes, of $1,000 a month.</summary>
    private static ImmutableArray<Moment> Runs(params string[] states) =>
        [.. states.Select((state, index) => new Moment(Noon.AddMinutes(10 * index), state, null, 1_000))];
}
