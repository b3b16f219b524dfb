using Netra.Apex.Auth.Sockets.State;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Sockets;
using Netra.CriticalTests.Auth.Sockets.Faults;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: what was said while the line was dead.</summary>
public sealed partial class WebSocketRecovery
{
    [Fact]
    [Covers("Messages sent while the customer was away arrive once, in order")]
    [ProvenBy(typeof(ReplaysNewestFirst))]
    [ProvenBy(typeof(SkipsTheFirstMissed))]
    public async Task Delivers_what_was_sent_while_away_once_and_in_order()
    {
        await using var line = await apex.ConnectAsync();
        var wait = await line.CutAsync();
        await line.SendAsync("one", "two", "three");
        await line.ResumeAsync(wait);
        await line.SendAsync("end");
        Assert.Equal(["one", "two", "three", "end"], await line.ReceiveUpToAsync("end"));
    }

    [Fact]
    [Covers("A message that was received before the cut is not delivered again")]
    [ProvenBy(typeof(TakesTheLastForNew))]
    public async Task Delivers_what_was_received_no_second_time()
    {
        await using var line = await apex.ConnectAsync();
        await line.SendAsync("one", "two");
        await line.ReceiveUpToAsync("two");
        await line.CutAndRestoreAsync(times: 2);
        await line.SendAsync("end");
        Assert.Equal(["end"], await line.ReceiveUpToAsync("end"));
    }

    [Fact]
    [Covers("An acknowledged message is never sent again, not even to a client that remembers nothing")]
    [ProvenBy(typeof(KeepsTheLastAcknowledged))]
    public async Task Sends_what_was_acknowledged_never_again()
    {
        await using var line = await apex.ConnectAsync();
        await line.SendAsync("one", "two", "three");
        await line.ReceiveUpToAsync("three");
        line.Client.Acknowledge(2);
        await line.CutAndRestoreAsync(times: 1);
        await line.RestartAsync();
        await line.SendAsync("end");
        Assert.Equal(["three", "end"], await line.ReceiveUpToAsync("end"));
    }

    [Fact]
    [Covers("What the customer writes takes effect once and in order, though the line loses its confirmation")]
    [ProvenBy(typeof(ObeysTwice))]
    public async Task Obeys_what_was_written_around_a_cut_once_and_in_order()
    {
        await using var line = await apex.ConnectAsync();
        line.Relay.Stall(LineDirection.ToClient);
        var first = line.Client.AskAsync(new ClientCommand.Post("support", "first"));
        await line.ObeyedAsync(command: 1);
        var wait = await line.CutAsync();
        var second = line.Client.AskAsync(new ClientCommand.Post("support", "second"));
        await line.ResumeAsync(wait, first, second);
        Assert.Equal(["first", "second"], (await line.KeptAsync()).Posts.Select(post => post.Text));
    }
}
