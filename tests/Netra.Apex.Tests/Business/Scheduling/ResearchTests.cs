using Netra.Apex.Business.Scheduling;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>What research finds at the borders of what there is.</summary>
public sealed class ResearchTests
{
    private static readonly Offer SoldOut = new("a", 1, 0);

    [Fact]
    public void What_is_not_offered_or_sold_out_has_no_price()
    {
        var before = new Finding("H100", 1) { Median = 2 };
        Assert.Equal(new Finding("H100", 0), new PriceAnalysis().Study("H100", [], before));
        Assert.Equal(new Finding("H100", 1), new PriceAnalysis().Study("H100", [SoldOut], before));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, 0.0)]
    [InlineData(2, 0.5)]
    [InlineData(9, -0.6667)]
    public void A_change_is_a_part_of_the_median_before(int before, double? change)
    {
        var found = new PriceAnalysis().Study("H100", [new("a", 3, 1)], new Finding("H100", 1) { Median = before });
        Assert.Equal((decimal?)change, found.Change);
    }

    [Fact]
    public void A_free_offer_is_an_offer() =>
        Assert.Equal((0m, 1m), Prices(new PriceAnalysis().Study("H100", [new("a", 0, 1), new("b", 2, 1)], last: null)));

    [Fact]
    public void The_first_forecast_is_what_there_is_and_counts_beyond_int()
    {
        var found = new AvailabilityForecast().Study("H100", [new("a", 1, int.MaxValue), new("b", 1, 1)], last: null);
        Assert.Equal((2_147_483_648m, 2_147_483_648m), (found.Available, found.Forecast));
    }

    private static (decimal?, decimal?) Prices(Finding found) => (found.Lowest, found.Median);
}
