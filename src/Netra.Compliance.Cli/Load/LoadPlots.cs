using System.Collections.Immutable;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Load;

/// <summary>What the platform answers, and how fast, at each rate that was tried.</summary>
internal static class LoadPlots
{
    public static Html Render(LoadReport report) => report.Now.Search.IsEmpty ? Html.Empty : Html.Of($"""
        <div class="plots">
        {Figure("Throughput", "answered a second", report, phase => phase.Throughput)}
        {Figure("Latency", "p99 in ms", report, phase => phase.P99Ms)}
        </div>
        <p class="keys"><span class="now">●━ this run</span>{Before(report.Before)}{Knee(report.Now)}</p>
        """);

    private static Html Before(LoadResult? before) => before is null ? Html.Empty
        : Html.Of($"""<span>╌╌ the run of {Figures.Time(before.Started)}</span>""");

    private static Html Knee(LoadResult now) =>
        now.Knee is null ? Html.Empty : Html.Of($"""<span>┊ the knee of this run</span>""");

    private static Html Figure(string title, string unit, LoadReport report, Func<LoadPhase, double> of) => Html.Of($"""
        <figure><figcaption>{title}</figcaption>
        {Plot(title, unit, report, of).Render()}
        </figure>
        """);

    private static Plot Plot(string title, string unit, LoadReport report, Func<LoadPhase, double> of)
    {
        var now = Line("now", hasDots: true, report.Now, of);
        PlotLine[] before = report.Before is { } earlier ? [Line("before", hasDots: false, earlier, of)] : [];
        ImmutableArray<PlotMark> marks = report.Now.Knee is { } knee ? [new("knee", knee.Offered, IsOfX: true)] : [];
        var points = before.Append(now).SelectMany(line => line.Points).ToList();
        var rates = points.Select(point => point.X).Concat(marks.Select(mark => mark.Value));
        var x = PlotAxis.Of("offered, requests a second", [.. rates]);
        var y = PlotAxis.Of(unit, [.. points.Select(point => point.Y)]);
        return new(Words(title, unit, now.Points), x, y, [.. before, now], marks);
    }

    /// <summary>
    /// A rate that was tried again is drawn by its last try, which decided. One at which nothing was answered has no
    /// latency, and is left to the table.
    /// </summary>
    private static PlotLine Line(string style, bool hasDots, LoadResult result, Func<LoadPhase, double> of)
    {
        var last = result.Search.GroupBy(phase => phase.Offered).Select(tries => tries.Last());
        var answered = last.Where(phase => phase.Answered > 0);
        var points = answered.Select(phase => new PlotPoint(phase.Offered, of(phase)));
        return new PlotLine(style, hasDots, [.. points]).Thinned();
    }

    private static string Words(string title, string unit, ImmutableArray<PlotPoint> points) => points.IsEmpty
        ? $"{title}: nothing was answered."
        : $"{title}, {unit}, from {Figures.Number(points[0].Y)} at {Figures.Number(points[0].X)} requests a second "
            + $"to {Figures.Number(points[^1].Y)} at {Figures.Number(points[^1].X)}; the table of phases has them all.";
}

/// <summary>What the platform held on to during the soak.</summary>
internal static class SoakPlots
{
    public static Html Render(LoadSoak? soak) => soak is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>Soak of {Figures.Number(soak.Seconds)} s</h2>
        <div class="plots">{soak.Measures.Select(measure => Figure(soak, measure))}</div>
        </section>
        """);

    private static Html Figure(LoadSoak soak, SoakMeasure measure) => Html.Of($"""
        <figure><figcaption>{Flat(measure)} {measure.What} <small>{LoadSentences.Of(measure)}</small></figcaption>
        {Plot(soak, measure).Render()}
        </figure>
        """);

    private static Html Flat(SoakMeasure measure) => measure.IsFlat
        ? Html.Of($"""<span class="ok">✓ flat</span>""")
        : Html.Of($"""<span class="no">✗ grows</span>""");

    private static PlotPoint Point(SoakMeasure measure, SoakSample sample) =>
        new(sample.Second, Figures.Scaled(measure, measure.In(sample)));

    private static Plot Plot(LoadSoak soak, SoakMeasure measure)
    {
        var samples = soak.Samples.OrderBy(sample => sample.Second).Select(sample => Point(measure, sample));
        var line = new PlotLine("now", HasDots: false, [.. samples]).Thinned();
        var limit = new PlotMark("limit", Figures.Scaled(measure, measure.Before + measure.Limit), IsOfX: false);
        var unit = Figures.IsMemory(measure) ? "MiB" : "count";
        var y = PlotAxis.Of(unit, [.. line.Points.Select(point => point.Y), limit.Value, 0]);
        var x = PlotAxis.Of("seconds", [.. line.Points.Select(point => point.X), 0]);
        return new($"{measure.What} over the soak: {LoadSentences.Of(measure)}.", x, y, [line], [limit]);
    }
}
