using System.Net;
using Netra.Apex.Performance.Admission;
using Netra.Compliance;

namespace Netra.CriticalTests.Performance;

/// <summary>A node that is asked for more than it can do: 100 requests a second, a burst of 200 and a queue of 500, as
/// delivered.</summary>
[CriticalTest(7, "Rate limiting and backpressure")]
[BusinessValue(
    18_000,
    "One customer's rush must not make the platform slow for all others; those who wait too often leave",
    Category = BusinessCategory.Performance,
    Stage = CustomerStage.Retention)]
[Collection(LoadCollection.Name)]
public sealed partial class RateLimitingBackpressure(AdmissionFixture apex) : IClassFixture<AdmissionFixture>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan OneRequest = TimeSpan.FromMilliseconds(10);

    [Fact]
    [Covers("Adaptive limits: the limit is half as high after a second in which more than one request in ten was slow")]
    [ProvenBy(typeof(ReadsTargetLatencyAsSeconds))]
    [ProvenBy(typeof(EndsLeaseBeforeRequest))]
    public async Task The_limit_falls_when_requests_are_slow()
    {
        await using var node = await apex.StartAsync();

        await node.SendSlowAsync("ann", Target);
        await node.PassAsync(Second - Target);
        await node.SendOneSlowOfAsync("ann", 10);
        var before = node.Report.Limit;
        await node.SendOneSlowOfAsync("ann", 9);

        Assert.Equal((100.0, 50.0, 50), (before, node.Report.Limit, await node.LetInWithinASecondAsync()));
    }

    [Fact]
    [Covers("Adaptive limits: a request that hangs lowers the limit before it ends")]
    [ProvenBy(typeof(EndsLeaseBeforeRequest))]
    public async Task The_limit_falls_while_a_request_hangs()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 9);
        await using var hanging = await node.SendHangingAsync("ann");

        await node.PassAsync(Second);
        var beside = node.Report.Limit;
        await node.PassAsync(Second);

        Assert.Equal((100.0, 50.0, 50), (beside, node.Report.Limit, await node.LetInWithinASecondAsync()));
    }

    [Fact]
    [Covers("Adaptive limits: once requests are quick again the limit recovers in seconds, and no further than before")]
    [ProvenBy(typeof(RecoversTooSlowly))]
    public async Task The_limit_recovers_when_requests_are_quick_again()
    {
        await using var node = await apex.StartAsync();
        await node.SendSlowAsync("ann", Second);
        var fallen = node.Report.Limit;

        await node.PassAsync(3 * Second);
        var better = node.Report.Limit;
        await node.PassAsync(3 * Second);

        Assert.Equal((50.0, 80.0, 100), (fallen, better, await node.LetInWithinASecondAsync()));
    }

    [Fact]
    [Covers("Backpressure: a spike of 300 requests a second waits and is answered, every request of it")]
    [ProvenBy(typeof(RefusesInsteadOfWaiting))]
    [ProvenBy(typeof(QueueHasATenthOfItsPlaces))]
    public async Task A_spike_is_queued_and_answered()
    {
        await using var node = await apex.StartAsync();

        await node.SendAsync("ann", 300);
        await node.PassAsync(Second);
        await node.SendAsync("ann", 300);
        await node.PassAsync(Second, times: 3);

        Assert.Equal(600, node.LetIn("ann"));
    }

    [Fact]
    [Covers("Backpressure: when 500 requests wait one more gets 429, is told when these are through, and is counted")]
    [ProvenBy(typeof(QueueTakesOneMore))]
    [ProvenBy(typeof(KeepsDefaultRejectionStatus))]
    [ProvenBy(typeof(OmitsRetryAfter))]
    public async Task A_full_queue_answers_429_with_Retry_After()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200 + 500);

        await node.SendAsync("ann");

        Assert.Equal(
            ("ann, urgent: 429, retry after 5", new AdmissionReport(100, Waiting: 500, Admitted: 200, Refused: 1)),
            (string.Join("; ", node.Refused), node.Report));
    }

    [Fact]
    [Covers("Backpressure: a request that has waited for five seconds in vain is answered 429 instead of late")]
    [ProvenBy(typeof(LetsRequestsWaitForADay))]
    public async Task A_request_does_not_wait_longer_than_five_seconds()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200);
        await node.SendBatchAsync("ben");
        await node.SendEachSecondAsync("ann", 100, seconds: 5);

        await node.PassAsync(OneRequest);

        Assert.Equal(["ben, batch: 429, retry after 1"], node.Refused);
    }

    [Fact]
    [Covers("Load shedding: with a full queue an urgent request takes the place of the newest one that can wait")]
    [ProvenBy(typeof(IgnoresUrgency))]
    public async Task Low_priority_is_shed_first()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200);
        await node.SendBatchAsync("ann", 500);

        await node.SendAsync("ann");

        Assert.Equal(["ann, batch: 429, retry after 5"], node.Refused);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/")]
    [Covers("Load shedding: health and the start page answer at once however full the queue is")]
    [ProvenBy(typeof(ShedsEveryPath))]
    public async Task Health_and_start_page_are_never_shed(string path)
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200 + 500);

        Assert.Equal(HttpStatusCode.OK, await node.StatusOfAsync(path));
    }

    [Fact]
    [Covers(
        "Load shedding: at ten times the load p99 of urgent requests, none of them refused, is at most two seconds")]
    [ProvenBy(typeof(IgnoresUrgency))]
    public async Task The_platform_stays_responsive_under_ten_times_the_load()
    {
        var load = await apex.LoadAsync(seconds: 4);

        Assert.InRange(load.UrgentP99, TimeSpan.Zero, 2 * Second);
    }

    [Fact]
    [Covers("Priority: an urgent request overtakes those that can wait")]
    [ProvenBy(typeof(IgnoresUrgency))]
    public async Task High_priority_overtakes()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200);
        await node.SendBatchAsync("ben", 10);
        await node.SendAsync("cy");

        await node.PassAsync(OneRequest);

        Assert.Equal((1, 0), (node.LetIn("cy"), node.LetIn("ben")));
    }

    [Fact]
    [Covers("Fairness: a customer with few requests waits no longer because another has hundreds")]
    [ProvenBy(typeof(TakesAllForOneCustomer))]
    public async Task A_busy_customer_does_not_starve_another()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200 + 400);
        await node.SendAsync("ben", 10);

        await node.PassAsync(20 * OneRequest);

        Assert.Equal(10, node.LetIn("ben"));
    }

    [Fact]
    [Covers("Fairness: a queue that one customer has filled has room for another")]
    [ProvenBy(typeof(TakesAllForOneCustomer))]
    public async Task A_full_queue_gives_way_to_another_customer()
    {
        await using var node = await apex.StartAsync();
        await node.SendAsync("ann", 200 + 500);

        await node.SendAsync("ben");

        Assert.Equal(["ann, urgent: 429, retry after 5"], node.Refused);
    }
}
