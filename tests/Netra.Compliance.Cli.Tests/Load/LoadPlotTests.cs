using Netra.Compliance.Cli.Load;

namespace Netra.Compliance.Cli.Tests.Load;

public sealed class LoadPlotTests
{
    [Theory]
    [InlineData(new[] { 0d }, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(new[] { 1d, 19 }, new[] { 0d, 5, 10, 15, 20 })]
    [InlineData(new[] { 100d, 250 }, new[] { 0d, 50, 100, 150, 200, 250 })]
    [InlineData(new[] { 0d, 1000 }, new[] { 0d, 200, 400, 600, 800, 1000 })]
    [InlineData(new[] { 1d, 20 }, new[] { 1d, 2, 5, 10, 20 })]
    [InlineData(new[] { 3d, 4000 }, new[] { 10d, 100, 1000 })]
    public void An_axis_has_a_handful_of_round_ticks(double[] values, double[] ticks)
    {
        var axis = PlotAxis.Of("x", values);
        Assert.Equal(ticks.Length, axis.Ticks.Length);
        Assert.All(ticks.Zip(axis.Ticks), pair => Assert.Equal(pair.First, pair.Second, 9));
        Assert.All(values, value => Assert.InRange(axis.Place(value), 0, 1));
    }

    [Theory]
    [InlineData(1, 19.9, false)]
    [InlineData(1, 20, true)]
    [InlineData(0, 1e6, false)]
    public void An_axis_is_logarithmic_only_for_values_far_apart(double low, double high, bool isLog)
    {
        var axis = PlotAxis.Of("ms", [low, high]);
        Assert.Equal((isLog, isLog), (axis.IsLog, axis.Label == "ms (log scale)"));
    }

    [Theory]
    [InlineData(1e-12, 1e15)]
    [InlineData(1e-12, 1e-9)]
    [InlineData(0, 1e-310)]
    [InlineData(0.001, 0.02)]
    [InlineData(1e15, 1e15)]
    [InlineData(0.7, 999.9)]
    public void An_axis_holds_the_least_and_the_greatest(double low, double high)
    {
        var axis = PlotAxis.Of("x", [low, high]);
        Assert.InRange(axis.Ticks.Length, 1, 7);
        Assert.InRange(axis.Place(low), 0, axis.Place(high));
        Assert.InRange(axis.Place(high), axis.Place(low), 1);
    }

    [Fact]
    public void A_long_line_keeps_its_peaks()
    {
        var line = new PlotLine("now", HasDots: false,
            [.. Enumerable.Range(0, 86_400).Select(second => new PlotPoint(second, second == 777 ? 9 : 1))]);
        var thinned = line.Thinned().Points;
        Assert.InRange(thinned.Length, 100, 240);
        Assert.Contains(new PlotPoint(777, 9), thinned);
    }

    [Fact]
    public void A_result_is_drawn_with_its_knee_and_the_run_before_it()
    {
        var now = LoadSample.Result();
        var html = LoadPlots.Render(LoadSample.Report(now, before: now)).ToString();
        Assert.Equal((2, 2, 2, 14),
            (Count(html, "<svg "), Count(html, "class=\"before\""), Count(html, "class=\"mark\""),
                Count(html, "<circle ")));
        Assert.Contains("aria-label=\"Latency, p99 in ms, from 6.59 at 40 requests a second to 132 at 280;", html);
        Assert.Contains("p99 in ms (log scale)</text>", html);
    }

    [Fact]
    public void A_first_run_is_drawn_alone_and_without_a_knee_where_none_was_found()
    {
        var html = LoadPlots.Render(LoadSample.Report(LoadSample.Result(root => root["knee"] = null))).ToString();
        Assert.Equal((0, 0), (Count(html, "class=\"before\""), Count(html, "class=\"mark\"")));
    }

    [Fact]
    public void A_rate_without_an_answer_has_no_point()
    {
        var now = LoadSample.Result(root =>
        {
            var phase = root["phases"]![0]!;
            (phase["failed"], phase["answered"]) = (120, 0);
        });
        Assert.Equal(12, Count(LoadPlots.Render(LoadSample.Report(now)).ToString(), "<circle "));
    }

    [Fact]
    public void A_rate_that_was_tried_again_is_drawn_once_by_its_last_try()
    {
        var now = LoadSample.Result(root =>
        {
            var again = root["phases"]![1]!;
            (again["offered"], again["p99Ms"], again["p999Ms"], again["maxMs"]) = (40, 900, 900, 900);
        });
        var html = LoadPlots.Render(LoadSample.Report(now)).ToString();
        Assert.Equal(12, Count(html, "<circle "));
        Assert.Contains("p99 in ms, from 900 at 40 requests a second", html);
    }

    [Fact]
    public void A_soak_is_drawn_by_its_four_measures_each_with_its_limit()
    {
        var soak = LoadSample.Result(root => root["soak"] = LoadSample.Soak(growth: 90_000_000)).Soak;
        var html = SoakPlots.Render(soak).ToString();
        Assert.Equal((4, 4, 3, 1),
            (Count(html, "<svg "), Count(html, ">limit</text>"), Count(html, "✓ flat"), Count(html, "✗ grows")));
        Assert.Contains("180 MiB before, 266 MiB after; growth 85.8 MiB, at most 64 MiB is allowed", html);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
