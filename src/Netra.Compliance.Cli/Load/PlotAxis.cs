using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Load;

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
