namespace Netra.Apex.Business.Scheduling;

/// <summary>What research says about a GPU model; what its kind does not say is null.</summary>
/// <param name="Gpu">The model.</param>
/// <param name="Offers">How many offers there were.</param>
internal sealed record Finding(string Gpu, int Offers)
{
    /// <summary>The lowest price of what can be had, US dollars an hour; null when nothing can be had.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>The median price of what can be had, US dollars an hour; null when nothing can be had.</summary>
    public decimal? Median { get; init; }

    /// <summary>How far the median is above that of the run before, as a part of it (0.1: 10 %), to four places; null
    /// when one of them is missing or the earlier one is zero.</summary>
    public decimal? Change { get; init; }

    /// <summary>How many can be had now.</summary>
    public decimal? Available { get; init; }

    /// <summary>How many can be had next time.</summary>
    public decimal? Forecast { get; init; }
}

/// <summary>A kind of research.</summary>
internal interface IResearch
{
    /// <summary>What customers order it by.</summary>
    string Kind { get; }

    /// <summary>Finds out about a GPU model.</summary>
    /// <param name="gpu">The model.</param>
    /// <param name="offers">The offers for it.</param>
    /// <param name="last">What the order's run before has found; null when this is the first.</param>
    Finding Study(string gpu, IReadOnlyList<Offer> offers, Finding? last);
}

/// <summary>Prices: the lowest, the median, and how that has changed. What is sold out has no price.</summary>
internal sealed class PriceAnalysis : IResearch
{
    private const int Places = 4;

    public string Kind => "price-analysis";

    public Finding Study(string gpu, IReadOnlyList<Offer> offers, Finding? last)
    {
        var prices = offers.Where(offer => offer.Available > 0).Select(offer => offer.PricePerHour).Order().ToList();
        var median = prices.Count == 0 ? null : MedianOf(prices);
        return new Finding(gpu, offers.Count)
        {
            Lowest = prices.Count == 0 ? null : prices[0],
            Median = median,
            Change = ChangeOf(last?.Median, median),
        };
    }

    private static decimal? ChangeOf(decimal? before, decimal? now) =>
        before is { } and not 0 && now is { } median
            ? Math.Round((median - before.Value) / before.Value, Places)
            : null;

    private static decimal? MedianOf(List<decimal> prices) =>
        (prices[(prices.Count - 1) / 2] + prices[prices.Count / 2]) / 2;
}

/// <summary>Availability: the forecast is the one before, corrected by a part of its error.</summary>
/// <remarks>Simple exponential smoothing, which begins with the first observation: R. J. Hyndman and
/// G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, section 8.1. The part is the platform's own
/// choice: the newest observation counts 30 %.</remarks>
internal sealed class AvailabilityForecast : IResearch
{
    private const decimal Smoothing = 0.3m;

    public string Kind => "availability-forecast";

    public Finding Study(string gpu, IReadOnlyList<Offer> offers, Finding? last)
    {
        var available = offers.Sum(offer => (decimal)offer.Available);
        var before = last?.Forecast ?? available;
        var forecast = before + (Smoothing * (available - before));
        return new Finding(gpu, offers.Count) { Available = available, Forecast = forecast };
    }
}
