using System.Net;
using System.Net.WebSockets;
using Netra.Apex.Network;

namespace Netra.Apex.Auth.Sockets.Client;

internal sealed class SocketDialer : ISocketDialer
{
    public async Task<WebSocket> DialAsync(SocketClientOptions options, CancellationToken stop)
    {
        var socket = Prepare(options);
        try
        {
            await socket.ConnectAsync(EndpointOf(options.Address), stop);
            return socket;
        }
        catch (WebSocketException) when (socket.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new SocketRefusedException(socket.HttpStatusCode);
        }
    }

    private static ClientWebSocket Prepare(SocketClientOptions options)
    {
        var socket = new ClientWebSocket();
        socket.Options.Proxy = DirectLoopback.Default;
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {options.Token}");
        return socket;
    }

    private static Uri EndpointOf(Uri address) =>
        new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Path = SocketsRegistration.Path }.Uri;
}
