using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.Compliance;
using Netra.CriticalTests.Auth.WebSocketRecoveryFaults;

namespace Netra.CriticalTests.Auth;

/// <summary>Real WebSockets over a line that is cut, stalled and restored. This part: failure detection and
/// reconnection.</summary>
[CriticalTest(3, "WebSocket recovery")]
[BusinessValue(
    8_000,
    "Customers on trains and hotel networks lose their connection every hour; those whose conversation is lost too "
    + "cancel",
    Category = BusinessCategory.CustomerRetention,
    Stage = CustomerStage.Retention)]
public sealed partial class WebSocketRecovery(RecoveryFixture apex)
{
    private const int AttemptLimit = 8;
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(30);

    [Fact]
    [Covers("Failure detection: both sides detect a cut before the next heartbeat, and the platform no longer counts "
        + "the client")]
    [ProvenBy(typeof(ClientIgnoresReadError))]
    [ProvenBy(typeof(PlatformTreatsCutAsNormalClose))]
    public async Task Detects_a_cut_at_once()
    {
        await using var line = await apex.ConnectAsync();
        var cut = new Loss(LossReason.Cut, apex.Time.GetUtcNow());
        line.Relay.Cut();
        await line.NoticeAsync();
        apex.Time.Advance(HeartbeatInterval);
        Assert.Equal(new ClientEvent.Lost(cut.Reason, cut.At), await line.EventAsync());
        Assert.Equal((cut, true), (await line.PlatformsLossAsync(), await line.IsCountedOutAsync()));
    }

    [Fact]
    [Covers("Failure detection: both sides detect a stall exactly at the heartbeat time-out after the last frame")]
    [ProvenBy(typeof(ClientHeartbeatTimeoutTooLong))]
    [ProvenBy(typeof(PlatformHeartbeatTimeoutTooLong))]
    [ProvenBy(typeof(ClientTimeoutNotReset))]
    public async Task Detects_a_stall_at_the_heartbeat_timeout()
    {
        await using var line = await apex.ConnectAsync();
        await line.HearAfterAsync(HeartbeatInterval / 2);
        var silent = new Loss(LossReason.Silent, apex.Time.GetUtcNow() + HeartbeatTimeout);
        line.StallFor(HeartbeatTimeout);
        Assert.Equal(new ClientEvent.Lost(silent.Reason, silent.At), await line.EventAsync());
        Assert.Equal(silent, await line.PlatformsLossAsync());
    }

    [Fact]
    [Covers("Reconnection: the waits before the attempts grow exponentially, up to the cap")]
    [ProvenBy(typeof(UsesConstantBackoff))]
    [ProvenBy(typeof(OmitsBackoffCap))]
    public async Task Waits_longer_before_each_attempt_up_to_the_cap()
    {
        await using var line = await apex.ConnectAsync(chance: 0.5);
        var waits = await line.FailAsync(AttemptLimit);

        // Whatever the jitter, the first five waits total between 16/1.4 s and 32/1.4 s: Polly divides by 1.4 to bring
        // the median of the first wait near 1 s. Its hyperbolic tangent takes 0.07 % off the lower bound.
        Assert.InRange(waits.Take(5).Sum(wait => wait.TotalSeconds), 16 * Math.Tanh(4) / 1.4, 32 / 1.4);
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, MaxRetryDelay));
    }

    [Fact]
    [Covers("Reconnection: customers cut off at the same time do not come back at the same time")]
    [ProvenBy(typeof(DisablesJitter))]
    public async Task Spreads_customers_by_jitter()
    {
        await using var one = await apex.ConnectAsync();
        await using var other = await apex.ConnectAsync();
        Assert.NotEqual(await one.FailAsync(2), await other.FailAsync(2));
    }

    [Fact]
    [Covers("Reconnection: a client that comes back late is told that a newer one has its place")]
    [ProvenBy(typeof(ReceivesAReturnLikeANewClient))]
    public async Task A_client_that_comes_back_late_does_not_push_out_a_newer_one()
    {
        await using var line = await apex.ConnectAsync();
        await line.CutAsync();
        await using var newer = await apex.ConnectAnotherAsync(line);
        line.Relay.Restore();
        await line.WaitAsync();
        Assert.IsType<ClientEvent.Refused>(await line.EventAsync());
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
