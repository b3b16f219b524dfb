using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.Compliance;
using Netra.CriticalTests.Auth.WebSocketRecoveryFaults;

namespace Netra.CriticalTests.Auth;

/// <summary>Real WebSockets over a line that is cut, stalled and restored. This part: noticing a loss, and coming back.</summary>
[CriticalTest(3, "WebSocket recovery")]
[BusinessValue(
    8_000,
    "Customers on trains and hotel networks lose their line every hour; those who lose their conversation with it leave",
    Category = BusinessCategory.CustomerRetention,
    Stage = CustomerStage.Retention)]
public sealed partial class WebSocketRecovery(RecoveryFixture apex)
{
    private const int AttemptLimit = 8;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(30);

    [Fact]
    [Covers("Failure detection: both sides notice a cut before the next heartbeat")]
    [ProvenBy(typeof(ClientWaitsOnATornConnection))]
    [ProvenBy(typeof(PlatformTakesACutForAGoodbye))]
    public async Task Notices_a_cut_at_once()
    {
        await using var line = await apex.ConnectAsync();
        var cut = new Loss(LossReason.Cut, apex.Time.GetUtcNow());
        line.Relay.Cut();
        await line.NoticeAsync();
        apex.Time.Advance(Beat);
        Assert.Equal(new ClientEvent.Lost(cut.Reason, cut.At), await line.EventAsync());
        Assert.Equal(cut, await line.PlatformsLossAsync());
    }

    [Fact]
    [Covers("Failure detection: both sides notice a silent stall when the heartbeat's time-out has passed since they last heard from each other")]
    [ProvenBy(typeof(ClientBearsALongSilence))]
    [ProvenBy(typeof(PlatformBearsALongSilence))]
    [ProvenBy(typeof(ClientCountsFromTheStart))]
    public async Task Notices_a_silent_stall_within_the_heartbeat()
    {
        await using var line = await apex.ConnectAsync();
        await line.HearAfterAsync(Beat / 2);
        var silent = new Loss(LossReason.Silent, apex.Time.GetUtcNow() + SilenceLimit);
        line.StallFor(SilenceLimit);
        Assert.Equal(new ClientEvent.Lost(silent.Reason, silent.At), await line.EventAsync());
        Assert.Equal(silent, await line.PlatformsLossAsync());
    }

    [Fact]
    [Covers("Reconnection: the waits before the attempts grow exponentially, up to the cap")]
    [ProvenBy(typeof(NeverWaitsLonger))]
    [ProvenBy(typeof(ForgetsTheCap))]
    public async Task Waits_longer_before_each_attempt_up_to_the_cap()
    {
        await using var line = await apex.ConnectAsync();
        var waits = await line.FailAsync(AttemptLimit);

        // With jitter the waits spread; what the first five add up to does not: 16 to 32 times 1 s / 1.4, the median's scale.
        Assert.InRange(waits.Take(5).Sum(wait => wait.TotalSeconds), 16 / 1.4, 32 / 1.4);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, Cap));
    }

    [Fact]
    [Covers("Reconnection: customers who lost the same line do not come back at the same time")]
    [ProvenBy(typeof(LeavesNothingToChance))]
    public async Task Spreads_customers_by_jitter()
    {
        await using var one = await apex.ConnectAsync();
        await using var other = await apex.ConnectAsync();
        Assert.NotEqual(await one.FailAsync(2), await other.FailAsync(2));
    }

    [Fact]
    [Covers("Reconnection: a client stops after the limit of attempts and says so")]
    [ProvenBy(typeof(NeverGivesUp))]
    public async Task Gives_up_after_the_limit_and_says_so()
    {
        await using var line = await apex.ConnectAsync();
        await line.FailAsync(AttemptLimit);
        Assert.Equal(new ClientEvent.GaveUp(AttemptLimit), await line.EventAsync());
    }
}
