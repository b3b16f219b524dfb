using Netra.Apex.Security.DemoAnalytics;

namespace Netra.Apex.Tests.Security.DemoAnalytics;

/// <summary>What figures come of sessions, and which days a report has.</summary>
public sealed class DemoReportTests
{
    private static readonly DateOnly Day = new(2026, 2, 28);

    [Theory]
    [InlineData(new long[0], null)]
    [InlineData(new long[] { 7 }, 7.0)]
    [InlineData(new long[] { 9, 2 }, 5.5)]
    [InlineData(new long[] { 9, 1, 2 }, 2.0)]
    public void The_median_is_in_the_middle(long[] durations, double? median)
    {
        var visits = durations.Select(duration => new DemoVisit("cost", 0, 1, duration, IsConverted: false));
        Assert.Equal((decimal?)median, DemoFigures.Of("cost", [.. visits]).MedianMs);
    }

    [Fact]
    public void Types_come_in_order_and_one_that_only_costs_is_among_them()
    {
        DemoVisit[] visits = [new("b", 0, 0, 0, IsConverted: true), new("B", 0, 0, 0, IsConverted: false)];
        DemoFinanceRow[] finances = [new() { Type = "a", InvestmentCents = 1, RevenueCents = 1 }];
        var report = DemoReport.Of(visits, finances, new DemoPeriod(Day, Day));
        Assert.Equal(["B", "B", "a", "b", "b"], report.Select(row => row.Type));
    }

    [Fact]
    public void A_period_ends_before_the_next_day()
    {
        var period = new DemoPeriod(Day, Day);
        Assert.Equal((new DateTime(2026, 2, 28).Ticks, new DateTime(2026, 3, 1).Ticks), (period.Begin, period.End));
    }

    [Fact]
    public void A_period_is_the_last_thirty_days_unless_said_otherwise()
    {
        var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(new DemoPeriod(new DateOnly(2026, 1, 30), Day), DemoPeriod.Of(null, null, now));
    }
}
