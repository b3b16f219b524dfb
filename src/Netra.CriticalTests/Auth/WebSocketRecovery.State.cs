using Netra.Apex.Auth.Sockets.State;
using Netra.Compliance;
using Netra.CriticalTests.Auth.Sockets;
using Netra.CriticalTests.Auth.Sockets.Faults;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: what a customer finds again.</summary>
public sealed partial class WebSocketRecovery
{
    private const int Cycles = 3;

    [Fact]
    [Covers("Threads are the same after three cuts")]
    [ProvenBy(typeof(LosesTheLastThread))]
    public async Task Keeps_threads()
    {
        await using var line = await apex.ConnectAsync();
        await line.AskAsync(new ClientCommand.OpenThread("1", "Costs"), new ClientCommand.OpenThread("2", "Latency"));
        await line.AskAsync(new ClientCommand.Post("2", "Which query is slow?"), new ClientCommand.OpenThread("1", "Cost of March"));
        await line.CutAndRestoreAsync(Cycles);
        var state = line.Client.View.State;
        Assert.Equal([new("1", "Cost of March"), new("2", "Latency")], state.Threads.AsEnumerable());
        Assert.Equal([new("2", "Which query is slow?")], state.Posts.AsEnumerable());
    }

    [Fact]
    [Covers("Preferences are the same after three cuts")]
    [ProvenBy(typeof(RestoresTheFirstPreferences))]
    public async Task Keeps_preferences()
    {
        await using var line = await apex.ConnectAsync();
        await line.AskAsync(new ClientCommand.SetPreference("theme", "dark"), new ClientCommand.SetPreference("currency", "EUR"));
        await line.CutAndRestoreAsync(Cycles);
        await line.AskAsync(new ClientCommand.SetPreference("theme", "light"));
        await line.CutAndRestoreAsync(Cycles);
        Assert.Equal([new("currency", "EUR"), new("theme", "light")], line.Client.View.State.Preferences);
    }

    [Fact]
    [Covers("Pending messages are the same after three cuts, on both sides")]
    [ProvenBy(typeof(ForgetsWhatItHasSent))]
    public async Task Keeps_pending_messages()
    {
        await using var line = await apex.ConnectAsync();
        await line.SendAsync("read", "unread", "new");
        await line.ReceiveUpToAsync("new");
        line.Client.Acknowledge(1);
        await line.CutAndRestoreAsync(Cycles);
        Assert.Equal(["unread", "new"], line.Client.View.Inbox.Select(message => message.Text));
        Assert.Equal(["unread", "new"], await line.OutboxAsync());
    }
}
