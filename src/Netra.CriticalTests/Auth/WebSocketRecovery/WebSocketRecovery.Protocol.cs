using System.Net.WebSockets;
using Netra.Apex.Client.Wire;
using Netra.Compliance;
using Netra.CriticalTests.Auth.WebSocketRecoveryFaults;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth;

/// <summary>This part: clients of somebody else's making, over the bare protocol.</summary>
public sealed partial class WebSocketRecovery
{
    private const WebSocketCloseStatus Malformed = WebSocketCloseStatus.ProtocolError;
    private const WebSocketCloseStatus Superseded = (WebSocketCloseStatus)4001;

    [Fact]
    [Covers("Protocol: who confirms what was never sent, leaves out a command, or has lost its place to a newer "
        + "client is cut off")]
    [ProvenBy(typeof(ReadsAnySequenceAsTheNext))]
    [ProvenBy(typeof(TakesAllClientsForOne))]
    public async Task Cuts_off_a_client_that_breaks_the_protocol()
    {
        await using var node = await apex.StartNodeAsync();
        var ahead = await SayAsync(new Frame.Hello("ahead", "1", Resumes: false, Acknowledged: 1));
        var early = await SayAsync(Hello("early"), new Frame.Acknowledgement(1));
        var hasty = await SayAsync(Hello("hasty"), Command(2));
        var pushed = await LosePlaceAsync("pushed", apex.Platform);
        var moved = await LosePlaceAsync("moved", node, Command(1));
        Assert.Equal([Malformed, Malformed, Malformed, Superseded, Superseded], [ahead, early, hasty, pushed, moved]);
    }

    private static Frame.Hello Hello(string client, string instance = "1") =>
        new(client, instance, Resumes: false, Acknowledged: 0);

    private static Frame.Command Command(long sequence) =>
        new(sequence, new ClientCommand.SetPreference("theme", "dark"));

    private async Task<WebSocketCloseStatus?> SayAsync(params Frame[] frames)
    {
        using var client = await RawClient.DialAsync(apex.Platform, await apex.Platform.SignInAsync("raw"));
        return await client.SayAsync(frames);
    }

    /// <summary>A client comes back to a platform that has lost what it knew of it, and another instance takes its
    /// place.</summary>
    /// <param name="name">The client's name.</param>
    /// <param name="node">Where the other one connects. No node can tell another that a client has lost its
    /// place.</param>
    /// <param name="frames">What the first one says after that.</param>
    private async Task<WebSocketCloseStatus?> LosePlaceAsync(string name, ApexNode node, params Frame[] frames)
    {
        var cookie = await apex.Platform.SignInAsync("raw");
        using var first = await RawClient.DialAsync(apex.Platform, cookie);
        using var newer = await RawClient.DialAsync(node, cookie);
        await first.GreetAsync(Hello(name) with { Resumes = true });
        await newer.GreetAsync(Hello(name, "2"));
        return await first.SayAsync(frames);
    }
}
