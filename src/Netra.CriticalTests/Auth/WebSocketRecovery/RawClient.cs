using System.Net.WebSockets;
using Netra.Apex.Client.Wire;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth;

/// <summary>A client of somebody else's making, which says whatever a test wants.</summary>
internal sealed class RawClient(ClientWebSocket socket) : IDisposable
{
    private readonly FrameChannel _channel = new(socket);

    public static async Task<RawClient> DialAsync(ApexNode node, string cookie)
    {
        var socket = new ClientWebSocket { Options = { Proxy = null } };
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(
            new UriBuilder(node.Address) { Scheme = "ws", Path = "/socket" }.Uri, CancellationToken.None);
        return new RawClient(socket);
    }

    /// <summary>Greets, and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">The client is not welcome, or not to all that there is.</exception>
    public async Task GreetAsync(Frame.Hello hello)
    {
        await _channel.SendAsync(hello, CancellationToken.None);
        var answer = await _channel.ReceiveAsync(CancellationToken.None).InTimeAsync("the platform answers a greeting");
        _ = answer is Frame.Welcome { IsBasic: false }
            ? answer : throw new InvalidOperationException($"No welcome: {answer}");
    }

    /// <summary>Says something wrong last.</summary>
    /// <returns>How the platform closes the connection over it; null when it does not.</returns>
    public async Task<WebSocketCloseStatus?> SayAsync(params Frame[] frames)
    {
        foreach (var frame in frames)
        {
            await _channel.SendAsync(frame, CancellationToken.None);
        }

        await InTime.GiveAMomentAsync(ReadToTheEndAsync());
        return socket.CloseStatus;
    }

    public void Dispose() => _channel.Dispose();

    private async Task ReadToTheEndAsync()
    {
        while (await _channel.ReceiveAsync(CancellationToken.None) is not null)
        {
            // What comes before the close is of no interest.
        }
    }
}
