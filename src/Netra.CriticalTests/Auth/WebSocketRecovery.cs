using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;
using Netra.Apex.Auth.Sockets.Serving;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Sockets;
using Netra.CriticalTests.Auth.Sockets.Faults;

namespace Netra.CriticalTests.Auth;

/// <summary>Real WebSockets over a line that is cut, stalled and restored. This part: failures are noticed, and only failures are.</summary>
[CriticalTest(3, "WebSocket recovery")]
[BusinessValue(
    8_000,
    "Customers on trains and hotel networks lose their line every hour; those who lose their conversation with it leave",
    Category = BusinessCategory.CustomerRetention,
    Stage = CustomerStage.Retention)]
public sealed partial class WebSocketRecovery(SocketsFixture apex)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(25);

    [Fact]
    [Covers("Both sides notice a cut before the next heartbeat")]
    [ProvenBy(typeof(WaitsOnATornLine))]
    [ProvenBy(typeof(TakesACutForAGoodbye))]
    public async Task Notices_a_cut_at_once()
    {
        await using var line = await apex.ConnectAsync();
        var now = apex.Time.GetUtcNow();
        await line.CutUpToTheNextBeatAsync(Beat);
        Assert.Equal(new ClientEvent.Lost(LossReason.Cut, now), await line.NextAsync<ClientEvent.Lost>());
        Assert.Equal(new ConnectionChange(line.Key, LossReason.Cut, now), await line.PlatformAsync());
    }

    [Fact]
    [Covers("Both sides notice a silent stall when the heartbeat's time-out ends")]
    [ProvenBy(typeof(ClientTakesItsOwnPingsForLife))]
    [ProvenBy(typeof(PlatformTakesItsOwnPingsForLife))]
    public async Task Notices_a_silent_stall_within_the_heartbeat()
    {
        await using var line = await apex.ConnectAsync();
        var due = apex.Time.GetUtcNow() + SilenceLimit;
        line.Relay.Stall();
        await line.BeatAsync(Beat);
        apex.Time.Advance(SilenceLimit - Beat);

        // Whoever has not noticed by now hears the line again.
        line.Relay.Restore();
        Assert.Equal(new ClientEvent.Lost(LossReason.Silent, due), await line.NextAsync<ClientEvent.Lost>());
        Assert.Equal(new ConnectionChange(line.Key, LossReason.Silent, due), await line.PlatformAsync());
    }

    [Fact]
    [Covers("A silence shorter than the heartbeat's time-out costs no connection")]
    [ProvenBy(typeof(LosesPatienceAfterOneBeat))]
    public async Task Bears_a_silence_just_short_of_the_heartbeats_limit()
    {
        await using var line = await apex.ConnectAsync();
        line.Relay.Stall();
        apex.Time.Advance(SilenceLimit - TimeSpan.FromMilliseconds(1));
        line.Relay.Restore();
        await line.HeardAsync();
        Assert.Single(line.Relay.Accepted);
    }

    [Fact]
    [Covers("The heartbeat keeps a quiet line")]
    [ProvenBy(typeof(IsDeafToHeartbeats))]
    public async Task Keeps_a_line_on_which_nothing_but_the_heartbeat_is_heard()
    {
        await using var line = await apex.ConnectAsync();
        for (var beat = 0; beat < 6; beat++)
        {
            apex.Time.Advance(Beat);
            await line.HeardAsync();
        }

        Assert.Single(line.Relay.Accepted);
    }
}
