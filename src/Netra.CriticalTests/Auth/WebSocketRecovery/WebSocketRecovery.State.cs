using Netra.Apex.Client.Wire;
using Netra.Compliance;
using Netra.CriticalTests.Auth.WebSocketRecoveryFaults;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: restored state, and what either side sent while the line was dead.</summary>
public sealed partial class WebSocketRecovery
{
    [Fact]
    [Covers("State: threads are the same after three cuts, the last of them over to another node")]
    [ProvenBy(typeof(LosesTheLastThread))]
    public async Task Keeps_threads()
    {
        await using var line = await apex.ConnectAsync();
        await line.AskAsync(new ClientCommand.OpenThread("1", "Costs"), new ClientCommand.OpenThread("2", "Latency"));
        await line.AskAsync(new ClientCommand.OpenThread("1", "Cost of March"));
        await line.CutAndRestoreThreeTimesAsync();
        Assert.Equal([new("1", "Cost of March"), new("2", "Latency")], line.Client.View.State.Threads.AsEnumerable());
    }

    [Fact]
    [Covers("State: preferences are the same after three cuts, the last of them over to another node")]
    [ProvenBy(typeof(RestoresTheFirstPreferences))]
    public async Task Keeps_preferences()
    {
        await using var line = await apex.ConnectAsync();
        await line.AskAsync(
            new ClientCommand.SetPreference("theme", "dark"), new ClientCommand.SetPreference("currency", "EUR"));
        await line.CutAsync();
        await line.ResumeAsync();
        await line.AskAsync(new ClientCommand.SetPreference("theme", "light"));
        await line.CutAndRestoreThreeTimesAsync();
        Assert.Equal([new("currency", "EUR"), new("theme", "light")], line.Client.View.State.Preferences);
    }

    [Fact]
    [Covers("State: pending messages are the same after three cuts, even for a client that restarts")]
    [ProvenBy(typeof(AcknowledgesOneTooMany))]
    public async Task Keeps_pending_messages()
    {
        await using var line = await apex.ConnectAsync();
        await line.SendAsync(("a", "read"), ("b", "unread"), ("a", "new"));
        await line.ReceiveUpToAsync("new");
        line.Client.Acknowledge(1);
        await line.CutAndRestoreThreeTimesAsync();
        await line.RestartAsync();
        Assert.Equal(["unread", "new"], await line.ReceiveUpToAsync("new"));
    }

    [Fact]
    [Covers("Replay: messages sent while away arrive once and in order across threads; messages delivered before the "
        + "cut are not repeated")]
    [ProvenBy(typeof(ReordersAcrossThreads))]
    [ProvenBy(typeof(RenumbersOnReconnect))]
    public async Task Delivers_what_was_sent_while_away_once_and_in_order()
    {
        await using var line = await apex.ConnectAsync();
        await line.SendAsync(("a", "before"));
        await line.ReceiveUpToAsync("before");
        await line.CutAsync();
        await line.SendAsync(("b", "one"), ("a", "two"), ("b", "three"));
        await line.ResumeAsync();
        await line.SendAsync(("a", "end"));
        Assert.Equal(["one", "two", "three", "end"], await line.ReceiveUpToAsync("end"));
    }

    [Fact]
    [Covers(
        "Replay: a message that was acknowledged while away is never sent again, not even to a client that restarts")]
    [ProvenBy(typeof(AcknowledgesOneTooFew))]
    public async Task Never_resends_acknowledged_messages()
    {
        await using var line = await apex.ConnectAsync();
        await line.SendAsync(("a", "one"), ("b", "two"), ("a", "three"));
        await line.ReceiveUpToAsync("three");
        await line.CutAsync();
        line.Client.Acknowledge(2);
        await line.ResumeAsync();
        await line.RestartAsync();
        Assert.Equal(["three"], await line.ReceiveUpToAsync("three"));
    }

    [Fact]
    [Covers("Replay: commands take effect once and in order, even when the confirmation is lost")]
    [ProvenBy(typeof(ExecutesDuplicateCommands))]
    public async Task Applies_commands_around_a_cut_once_and_in_order()
    {
        await using var line = await apex.ConnectAsync();
        var first = await line.CutBeforeConfirmationAsync(new ClientCommand.Post("support", "first"));
        var second = line.Client.AskAsync(new ClientCommand.Post("support", "second"));
        await line.ResumeAsync();
        await Task.WhenAll(first, second).InTimeAsync("the platform confirms what was asked while it was away");
        Assert.Equal(["first", "second"], (await line.KeptAsync()).Posts.Select(post => post.Text));
    }
}
