using Netra.Apex.Load.Knee;
using Netra.Apex.Load.Measuring;

namespace Netra.Apex.Load.Tests;

public sealed class KneeSearchTests
{
    // One server, random arrivals: 99 of 100 are through the queue in ln 100 / (capacity − rate), here in ms.
    private const double MsOfAQueue = 4_605;

    private readonly List<double> _probed = [];

    [Theory]
    [InlineData(25)]
    [InlineData(120)]
    [InlineData(230)]
    [InlineData(1_000)]
    public async Task Finds_the_knee_of_a_queue_within_an_eighth(double capacity)
    {
        var highest = capacity - (MsOfAQueue / KneeLimits.MostP99Ms);

        var found = await SearchAsync(rate => Queue(rate, capacity));

        Assert.InRange(found.Knee!.Offered, highest * 7 / 8, highest);
    }

    [Fact]
    public async Task Says_why_the_next_rate_did_not_hold()
    {
        var found = await SearchAsync(rate => Window(rate, p99: rate > 100 ? 501 : 500));

        Assert.Equal((100, "p99 was 501 ms at 112.5/s"), (found.Knee!.Offered, found.Knee.Because));
    }

    [Fact]
    public async Task Has_no_knee_when_the_highest_rate_holds()
    {
        var found = await SearchAsync(rate => Window(rate));

        Assert.Equal((KneeSearch.Highest, null), (found.Best!.Offered, found.Knee));
    }

    [Fact]
    public async Task Has_no_best_rate_when_none_holds()
    {
        var found = await SearchAsync(rate => Window(rate, failed: 1));

        Assert.Equal((null, true), (found.Best, found.Because is not null));
    }

    [Fact]
    public async Task Tries_a_rate_again_that_did_not_hold_once()
    {
        var found = await SearchAsync(rate => Window(rate, p99: _probed.Count == 1 ? 900 : 1));

        Assert.Equal((KneeSearch.First, KneeSearch.First, 2 * KneeSearch.First), (_probed[0], _probed[1], _probed[2]));
        Assert.Equal(KneeSearch.Highest, found.Best!.Offered);
    }

    [Theory]
    [InlineData(0.01, 0, true)]
    [InlineData(0.011, 0, false)]
    [InlineData(0, 0.01, true)]
    [InlineData(0.006, 0.006, false)]
    public void Holds_with_one_request_of_a_hundred_lost(double shed, double failed, bool holds) =>
        Assert.Equal(holds, KneeLimits.Problem(Window(100, shed: shed, failed: failed)) is null);

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(0.949, false)]
    public void Holds_with_ninety_five_of_a_hundred_answered_in_time(double throughput, bool holds) =>
        Assert.Equal(holds, KneeLimits.Problem(Window(100, throughput: throughput)) is null);

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(0.94, false)]
    public void Holds_with_five_of_few_requests_unanswered(double throughput, bool holds) =>
        Assert.Equal(holds, KneeLimits.Problem(Window(1, throughput: throughput)) is null);

    private Task<KneeResult> SearchAsync(Func<double, PhaseFigures> platform) => new KneeSearch(rate =>
    {
        _probed.Add(rate);
        return Task.FromResult(platform(rate));
    }).RunAsync();

    private static PhaseFigures Queue(double rate, double capacity) => rate < capacity
        ? Window(rate, p99: MsOfAQueue / (capacity - rate))
        : Window(rate, p99: 60_000, throughput: capacity / rate);

    private static PhaseFigures Window(
        double rate, double p99 = 1, double shed = 0, double failed = 0, double throughput = 1) => new()
        {
            Name = "knee search", Offered = rate, Seconds = 100, Sent = (long)(rate * 100), Answered = 0,
            Shed = (long)Math.Round(shed * rate * 100), Failed = (long)Math.Round(failed * rate * 100),
            Throughput = throughput * rate, P50Ms = 1, P99Ms = p99, P999Ms = p99, MaxMs = p99, Kinds = [],
        };
}
