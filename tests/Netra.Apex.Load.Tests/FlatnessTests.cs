using Netra.Apex.Load.Soaking;

namespace Netra.Apex.Load.Tests;

public sealed class FlatnessTests
{
    private const int Seconds = 60;

    [Fact]
    public void The_slope_of_a_line_is_its_slope() =>
        Assert.Equal(3, TheilSen.Slope([(0, 1), (1, 4), (2, 7), (5, 16)]), precision: 9);

    [Fact]
    public void A_quarter_of_points_far_off_moves_the_slope_little()
    {
        var points = Enumerable.Range(0, 40).Select(x => ((double)x, x % 4 == 3 ? 1_000_000.0 * x : 2.0 * x));

        Assert.InRange(TheilSen.Slope([.. points]), 1.9, 4);
    }

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 2)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 2.5)]
    public void The_median_is_the_middle(double[] values, double median) =>
        Assert.Equal(median, TheilSen.Median(values));

    [Theory]
    [InlineData("memory", 64 * 1024 * 1024)]
    [InlineData("handles", 50)]
    [InlineData("threads", 20)]
    [InlineData("connections", 50)]
    public void Growth_up_to_the_limit_is_flat_and_beyond_it_is_not(string what, double limit)
    {
        var (within, beyond) = (Judge(what, limit), Judge(what, limit + Seconds));

        Assert.Equal((true, limit, false), (within.IsFlat, within.Limit, beyond.IsFlat));
    }

    [Fact]
    public void A_leak_of_one_measure_leaves_the_others_flat()
    {
        var measures = Flatness.Judge(Grow("handles", 600), Seconds);

        Assert.Equal(["handles"], measures.Where(measure => !measure.IsFlat).Select(measure => measure.What));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.85)]
    public void A_jump_is_growth(double at)
    {
        var samples = Enumerable.Range(1, Seconds)
            .Select(second => Sample(second, handles: second > at * Seconds ? 500 : 200));

        Assert.Equal(300, Flatness.Judge([.. samples], Seconds).Single(measure => measure.What == "handles").Growth);
    }

    [Fact]
    public void What_fills_up_in_the_first_third_is_not_counted()
    {
        var samples = Enumerable.Range(1, Seconds).Select(second => Sample(second, handles: Math.Min(second, 20)));

        Assert.Equal(0, Flatness.Judge([.. samples], Seconds).Single(measure => measure.What == "handles").Growth);
    }

    private static SoakMeasure Judge(string what, double growth) =>
        Flatness.Judge(Grow(what, growth), Seconds).Single(measure => measure.What == what);

    private static List<SoakSample> Grow(string what, double growth) =>
        [.. Enumerable.Range(1, Seconds).Select(second => Sample(second, what, growth * second / Seconds))];

    private static SoakSample Sample(int second, string what, double amount) => what switch
    {
        "memory" => Sample(second) with { MemoryBytes = (long)Math.Round(amount) },
        "handles" => Sample(second, handles: (long)Math.Round(amount)),
        "threads" => Sample(second) with { Threads = (long)Math.Round(amount) },
        _ => Sample(second) with { Connections = (long)Math.Round(amount) },
    };

    private static SoakSample Sample(int second, long handles = 200) => new(second, 300_000_000, handles, 30, 40);
}
