using Netra.Apex.Auth.Sockets.Client;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Sockets;
using Netra.CriticalTests.Auth.Sockets.Faults;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: how a client comes back.</summary>
public sealed partial class WebSocketRecovery
{
    private const int AttemptLimit = 8;

    [Fact]
    [Covers("Each wait is up to twice as long as the one before, up to the cap")]
    [ProvenBy(typeof(NeverWaitsLonger))]
    [ProvenBy(typeof(ForgetsTheCap))]
    public async Task Waits_longer_before_each_attempt_up_to_the_cap()
    {
        double[] longest = [1, 2, 4, 8, 16, 30, 30, 30];
        await using var line = await apex.ConnectAsync();
        var waits = await line.FailAsync(AttemptLimit);
        Assert.Equal(longest.Length, waits.Count);
        Assert.All(waits.Zip(longest), wait => Assert.InRange(wait.First.TotalSeconds, wait.Second / 2, wait.Second));
    }

    [Fact]
    [Covers("Customers who lost the same line do not come back at the same time")]
    [ProvenBy(typeof(LeavesNothingToChance))]
    public async Task Spreads_customers_by_jitter()
    {
        await using var one = await apex.ConnectAsync();
        var wait = await one.FailAsync(AttemptLimit);
        await using var other = await apex.ConnectAsync();
        Assert.NotEqual(wait, await other.FailAsync(AttemptLimit));
    }

    [Fact]
    [Covers("A client stops after the limit of attempts and says so")]
    [ProvenBy(typeof(NeverGivesUp))]
    public async Task Gives_up_after_the_limit_and_says_so()
    {
        await using var line = await apex.ConnectAsync();
        await line.FailAsync(AttemptLimit);
        Assert.Equal(new ClientEvent.GaveUp(AttemptLimit), await line.NextAsync<ClientEvent.GaveUp>());
        Assert.False(await line.Client.Events.WaitToReadAsync());
        Assert.Equal(1 + AttemptLimit, line.Relay.Accepted.Length);
    }

    [Fact]
    [Covers("A connection that was made starts the waits over")]
    [ProvenBy(typeof(RemembersOldFailures))]
    public async Task Starts_over_once_it_has_come_back()
    {
        await using var line = await apex.ConnectAsync();
        await line.FailAsync(attempts: 3);
        await line.ResumeAsync(await line.NextAsync<ClientEvent.Waiting>());
        var wait = await line.CutAsync();
        Assert.Equal(1, wait.Attempt);
        Assert.InRange(wait.Delay.TotalSeconds, 0.5, 1);
    }
}
