namespace Netra.Apex.Load.Soaking;

/// <summary>How something that the platform holds has changed in a soak.</summary>
/// <param name="What">memory, in bytes; handles, threads or connections.</param>
/// <param name="Before">The median of the first fifth of the samples that count.</param>
/// <param name="After">The median of the last fifth.</param>
/// <param name="Growth">Over the whole soak, negative when it shrinks: by the fitted line, or from before to after if
/// that is more, because a line through the middle of the points does not see a jump.</param>
/// <param name="Limit">The most that it may grow by.</param>
internal sealed record SoakMeasure(string What, double Before, double After, double Growth, double Limit)
{
    /// <summary>Whether it stays within its limit.</summary>
    public bool IsFlat => Growth <= Limit;
}

/// <summary>Judges whether a process holds on to more and more.</summary>
internal static class Flatness
{
    /// <summary>What is measured in bytes.</summary>
    public const string Memory = "memory";

    /// <summary>What a process may grow by in a soak, however long it is.</summary>
    /// <remarks>The size of a heap varies by tens of megabytes, and pools of threads and connections by some: see
    /// docs/apex.md.</remarks>
    public static IReadOnlyList<(string What, double Limit, Func<SoakSample, double> Of)> Limits { get; } =
    [
        (Memory, 64 * 1024 * 1024, sample => sample.MemoryBytes),
        ("handles", 50, sample => sample.Handles),
        ("threads", 20, sample => sample.Threads),
        ("connections", 50, sample => sample.Connections),
    ];

    /// <summary>Judges samples: the first third is left to caches and pools that fill up.</summary>
    /// <param name="samples">In order, ten or more.</param>
    /// <param name="seconds">How long the soak was.</param>
    public static IReadOnlyList<SoakMeasure> Judge(IReadOnlyList<SoakSample> samples, double seconds)
    {
        var counted = samples.Skip(samples.Count / 3).ToList();
        return [.. Limits.Select(limit => Judge(limit.What, limit.Limit, Points(counted, limit.Of), seconds))];
    }

    private static SoakMeasure Judge(
        string what, double limit, IReadOnlyList<(double X, double Y)> points, double seconds)
    {
        var fifth = Math.Max(1, points.Count / 5);
        var before = TheilSen.Median([.. points.Take(fifth).Select(point => point.Y)]);
        var after = TheilSen.Median([.. points.TakeLast(fifth).Select(point => point.Y)]);
        var growth = Math.Max(TheilSen.Slope(points) * seconds, after - before);
        return new SoakMeasure(what, before, after, Math.Round(growth), limit);
    }

    private static List<(double X, double Y)> Points(
        IReadOnlyList<SoakSample> samples, Func<SoakSample, double> of) =>
        [.. samples.Select(sample => (sample.Second, of(sample)))];
}

/// <summary>A line through points with outliers.</summary>
internal static class TheilSen
{
    /// <summary>The median of the slopes of all pairs: up to 29 % of the points can be anywhere without moving it
    /// far.</summary>
    /// <remarks>H. Theil, A rank-invariant method of linear and polynomial regression analysis, 1950; P. K. Sen,
    /// Estimates of the regression coefficient based on Kendall's tau, 1968.</remarks>
    /// <param name="points">Two or more, no two with the same X.</param>
    public static double Slope(IReadOnlyList<(double X, double Y)> points) => Median(
    [
        .. from first in Enumerable.Range(0, points.Count)
           from second in Enumerable.Range(first + 1, points.Count - first - 1)
           select (points[second].Y - points[first].Y) / (points[second].X - points[first].X),
    ]);

    /// <summary>The middle one, or the mean of the two middle ones.</summary>
    /// <param name="values">One or more.</param>
    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
