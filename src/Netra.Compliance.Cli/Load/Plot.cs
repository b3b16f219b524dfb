using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Load;

/// <summary>
/// A plot as inline SVG: no script, no fonts, colours by the page's stylesheet, and lines that differ without colour.
/// The same figures give the same bytes.
/// </summary>
/// <param name="Alternative">What it shows, for those who do not see it.</param>
internal sealed record Plot(
    string Alternative, PlotAxis X, PlotAxis Y, ImmutableArray<PlotLine> Lines, ImmutableArray<PlotMark> Marks)
{
    private const double Width = 420;
    private const double Height = 250;
    private const double Left = 58;
    private const double Right = Width - 14;
    private const double Top = 30;
    private const double Bottom = Height - 44;

    /// <summary>More would run into each other.</summary>
    private const int MostDots = 40;

    public Html Render() => Html.Of($"""
        <svg viewBox="0 0 {Px(Width)} {Px(Height)}" role="img" aria-label="{Alternative}">
        {X.Ticks.Select(VerticalTick)}
        {Y.Ticks.Select(HorizontalTick)}
        <text x="0" y="14">{Y.Label}</text>
        <text x="{Px(Right)}" y="{Px(Height - 4)}" text-anchor="end">{X.Label}</text>
        {Lines.Select(Line)}
        {Marks.Select(Mark)}
        </svg>
        """);

    private Html VerticalTick(double tick) => Html.Of($"""
        <path class="grid" d="M{Px(AtX(tick))} {Px(Top)}V{Px(Bottom)}"/>
        <text x="{Px(AtX(tick))}" y="{Px(Bottom + 17)}" text-anchor="middle">{Figures.Number(tick)}</text>
        """);

    private Html HorizontalTick(double tick) => Html.Of($"""
        <path class="grid" d="M{Px(Left)} {Px(AtY(tick))}H{Px(Right)}"/>
        <text x="{Px(Left - 6)}" y="{Px(AtY(tick) + 4)}" text-anchor="end">{Figures.Number(tick)}</text>
        """);

    private Html Line(PlotLine line) => line.Points.IsEmpty ? Html.Empty : Html.Of($"""
        <polyline class="{line.Style}" points="{string.Join(' ', line.Points.Select(At))}"/>{Dots(line)}
        """);

    private IEnumerable<Html> Dots(PlotLine line) =>
        line.Points.Length > MostDots || !line.HasDots ? [] : line.Points.Select(Dot);

    private Html Dot(PlotPoint point) =>
        Html.Of($"""<circle class="dot" cx="{Px(AtX(point.X))}" cy="{Px(AtY(point.Y))}" r="3"/>""");

    private Html Mark(PlotMark mark) => mark.IsOfX ? Upright(mark, AtX(mark.Value)) : Level(mark, AtY(mark.Value));

    private static Html Upright(PlotMark mark, double x) => Html.Of($"""
        <path class="mark" d="M{Px(x)} {Px(Top)}V{Px(Bottom)}"/>{Label(mark, x, Top - 4)}
        """);

    private static Html Level(PlotMark mark, double y) => Html.Of($"""
        <path class="mark" d="M{Px(Left)} {Px(y)}H{Px(Right)}"/>{Label(mark, Right, y - 4)}
        """);

    /// <summary>Beside its line, on the side where there is room.</summary>
    private static Html Label(PlotMark mark, double x, double y)
    {
        var anchor = x > Width / 2 ? "end" : "start";
        return Html.Of($"""<text class="name" x="{Px(x)}" y="{Px(y)}" text-anchor="{anchor}">{mark.Name}</text>""");
    }

    private string At(PlotPoint point) => $"{Px(AtX(point.X))},{Px(AtY(point.Y))}";

    private double AtX(double value) => Left + (X.Place(value) * (Right - Left));

    private double AtY(double value) => Bottom - (Y.Place(value) * (Bottom - Top));

    private static string Px(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A line through points in the order of their x.</summary>
/// <param name="Style">Its class in the stylesheet.</param>
internal sealed record PlotLine(string Style, bool HasDots, ImmutableArray<PlotPoint> Points)
{
    /// <summary>About two a pixel: more of them make a longer file, not a finer line.</summary>
    private const int MostPoints = 240;

    /// <summary>The same line with fewer points: of neighbours the highest stays.</summary>
    public PlotLine Thinned()
    {
        var near = Points.Chunk(Math.Max(1, (Points.Length + MostPoints - 1) / MostPoints));
        return this with { Points = [.. near.Select(points => points.MaxBy(point => point.Y))] };
    }
}

/// <summary>A point in the units of the axes.</summary>
internal readonly record struct PlotPoint(double X, double Y);

/// <summary>A named line across the plot, at a value of x or of y.</summary>
internal sealed record PlotMark(string Name, double Value, bool IsOfX);

/// <summary>From values to places between 0 and 1, with ticks at round values; linear from zero, or log.</summary>
internal sealed record PlotAxis(string Label, bool IsLog, double Low, double High, ImmutableArray<double> Ticks)
{
    /// <summary>Values that lie further apart than this would crowd at one end of a linear axis.</summary>
    private const double WideRange = 20;

    /// <summary>The least value that is told from zero; what is smaller is drawn there.</summary>
    private const double Least = 0.001;

    private const int MostTicks = 6;

    private static readonly ImmutableArray<double> Steps = [1, 2, 5, 10];

    /// <summary>An axis that holds all of <paramref name="values"/>.</summary>
    public static PlotAxis Of(string label, IReadOnlyCollection<double> values)
    {
        var (low, high) = (values.DefaultIfEmpty(0).Min(), values.DefaultIfEmpty(0).Max());
        return low > 0 && high / low >= WideRange && high > Least
            ? Logarithmic($"{label} (log scale)", Math.Max(low, Least), high)
            : Linear(label, high);
    }

    /// <summary>Where a value is, from 0 at the low end to 1 at the high one.</summary>
    public double Place(double value) => IsLog
        ? Math.Log(Math.Clamp(value, Low, High) / Low) / Math.Log(High / Low)
        : (Math.Clamp(value, Low, High) - Low) / (High - Low);

    private static PlotAxis Linear(string label, double high)
    {
        var top = high > Least ? high : 1;
        var step = RoundUp(top / (MostTicks - 1));
        var count = (int)Math.Ceiling(Math.Round(top / step, 9));
        var ticks = Enumerable.Range(0, count + 1).Select(index => index * step);
        return new(label, IsLog: false, 0, count * step, [.. ticks]);
    }

    private static PlotAxis Logarithmic(string label, double low, double high)
    {
        var decades = Enumerable.Range(Decade(low), Decade(high) - Decade(low) + 2).Select(Power).ToList();
        var rounds = decades.SelectMany(decade => Steps.Take(3).Select(step => step * decade)).ToList();
        var (first, last) = (rounds.Last(round => round <= low), rounds.First(round => round >= high));
        return new(label, IsLog: true, first, last, Fewer(rounds, decades, first, last));
    }

    private static ImmutableArray<double> Fewer(List<double> rounds, List<double> decades, double first, double last)
    {
        var fine = rounds.Where(round => round >= first && round <= last).ToList();
        var coarse = decades.Where(decade => decade >= first && decade <= last).ToList();
        var every = (coarse.Count + MostTicks - 1) / MostTicks;
        return fine.Count <= MostTicks ? [.. fine] : [.. coarse.Where((_, index) => index % every == 0)];
    }

    /// <summary>The least of 1, 2, 5 and 10 times a power of ten that is no smaller.</summary>
    private static double RoundUp(double value)
    {
        var decade = Power(Decade(value));
        return Steps.Select(step => step * decade).First(round => round >= value * (1 - 1e-9));
    }

    private static int Decade(double value) => (int)Math.Floor(Math.Log10(value));

    /// <summary>Below one by division, which is exact to the last digit that is shown.</summary>
    private static double Power(int decade) => decade < 0 ? 1 / Math.Pow(10, -decade) : Math.Pow(10, decade);
}

/// <summary>What the platform answers, and how fast, at each rate that was tried.</summary>
internal static class LoadPlots
{
    public static Html Render(LoadReport report) => report.Now.Search.IsEmpty ? Html.Empty : Html.Of($"""
        <div class="plots">
        {Figure("Throughput", "answered a second", report, phase => phase.P50 is null ? null : phase.Throughput)}
        {Figure("Latency", "p99 in ms", report, phase => phase.P99)}
        </div>
        <p class="keys"><span class="now">●━ this run</span>{Before(report.Before)}{Knee(report.Now)}</p>
        """);

    private static Html Before(LoadResult? before) => before is null ? Html.Empty
        : Html.Of($"""<span>╌╌ the run of {Figures.Time(before.Started)}</span>""");

    private static Html Knee(LoadResult now) =>
        now.Knee is null ? Html.Empty : Html.Of($"""<span>┊ the knee of this run</span>""");

    private static Html Figure(
        string title, string unit, LoadReport report, Func<LoadPhase, double?> of) => Html.Of($"""
        <figure><figcaption>{title}</figcaption>
        {Plot(title, unit, report, of).Render()}
        </figure>
        """);

    private static Plot Plot(string title, string unit, LoadReport report, Func<LoadPhase, double?> of)
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
    /// A rate that was tried again is drawn by its last try, which decided. One at which nothing, or for its p99 too
    /// little, was answered is left to the table.
    /// </summary>
    private static PlotLine Line(string style, bool hasDots, LoadResult result, Func<LoadPhase, double?> of)
    {
        var last = result.Search.GroupBy(phase => phase.Offered).Select(tries => tries.Last());
        var points = from phase in last
                     let value = of(phase)
                     where value is not null
                     select new PlotPoint(phase.Offered, value.Value);
        return new PlotLine(style, hasDots, [.. points]).Thinned();
    }

    private static string Words(string title, string unit, ImmutableArray<PlotPoint> points) => points.IsEmpty
        ? $"{title}: nothing was answered."
        : $"{title}, {unit}, from {Figures.Number(points[0].Y)} at {Figures.Number(points[0].X)} requests a second "
            + $"to {Figures.Number(points[^1].Y)} at {Figures.Number(points[^1].X)}; the table of phases has them all.";
}

/// <summary>The resources that the platform held during the soak.</summary>
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
