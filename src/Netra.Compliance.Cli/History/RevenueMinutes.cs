using System.Collections.Immutable;

namespace Netra.Compliance.Cli.History;

/// <summary>How much revenue was in a bad state, and for how long.</summary>
/// <remarks>
/// The integral over time of the dollars a month that are in the state: Σ usdᵢ × (tᵢ₊₁ − tᵢ) in minutes, over the runs
/// i that leave the test in it; tᵢ is when run i began. A run's word holds until the next run that knows better, so the
/// time counts from the run that saw it to the next run that is good again; a run that does not know (skipped, not
/// asked for) ends nothing. A new value counts from the run that states it. Edges: what is bad in the first run counts
/// from that run, for nothing is known of the time before; what is still bad counts up to the last run that has the
/// test, and is open. Divided by the 43,830 minutes of a mean month (365.25 days / 12), it is an amount in dollars.
/// </remarks>
/// <param name="UsdMinutes">US dollars a month × minutes.</param>
/// <param name="Minutes">Minutes in the state.</param>
/// <param name="IsOpen">Whether it was still so in the last run.</param>
internal sealed record RevenueMinutes(decimal UsdMinutes, decimal Minutes, bool IsOpen)
{
    /// <summary>Minutes of a mean month.</summary>
    public const decimal OfMonth = 43_830;

    /// <summary>The revenue of that time, in US dollars.</summary>
    public decimal Usd => Math.Round(UsdMinutes / OfMonth, 2);

    /// <summary>Adds up the time of one test.</summary>
    /// <param name="moments">Its runs, oldest first.</param>
    /// <param name="isBad">Whether a run leaves it in the state; null where the run does not know.</param>
    public static RevenueMinutes Of(ImmutableArray<Moment> moments, Func<Moment, bool?> isBad)
    {
        var sum = new RevenueMinutes(0, 0, IsOpen: false);
        var (since, usd) = (default(DateTime), 0m);
        foreach (var moment in moments)
        {
            sum = sum.Until(moment.At - since, usd, isBad(moment));
            (since, usd) = (moment.At, isBad(moment) == true ? moment.Usd : usd);
        }

        return sum.Rounded();
    }

    /// <summary>Of all tests together.</summary>
    public static RevenueMinutes Sum(IEnumerable<RevenueMinutes> parts) => parts.Aggregate(
        new RevenueMinutes(0, 0, IsOpen: false),
        (sum, part) =>
            new(sum.UsdMinutes + part.UsdMinutes, sum.Minutes + part.Minutes, sum.IsOpen || part.IsOpen));

    private RevenueMinutes Until(TimeSpan span, decimal usd, bool? isBad)
    {
        var minutes = IsOpen ? (decimal)span.Ticks / TimeSpan.TicksPerMinute : 0;
        return new(UsdMinutes + usd * minutes, Minutes + minutes, isBad ?? IsOpen);
    }

    private RevenueMinutes Rounded() =>
        this with { UsdMinutes = Math.Round(UsdMinutes, 2), Minutes = Math.Round(Minutes, 2) };
}
