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
