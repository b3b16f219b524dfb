using System.Net.WebSockets;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Makes connections to the platform.</summary>
public interface ISocketDialer
{
    /// <summary>Connects.</summary>
    /// <exception cref="WebSocketException">There is no line, or no platform at its end.</exception>
    /// <exception cref="SocketRefusedException">The platform does not accept the session.</exception>
    Task<WebSocket> DialAsync(SocketClientOptions options, CancellationToken stop);
}
