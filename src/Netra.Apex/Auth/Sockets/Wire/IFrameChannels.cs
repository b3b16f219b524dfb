using System.Net.WebSockets;

namespace Netra.Apex.Auth.Sockets.Wire;

/// <summary>Makes frame channels of WebSockets.</summary>
public interface IFrameChannels
{
    /// <summary>A channel that owns the socket.</summary>
    IFrameChannel Open(WebSocket socket, SocketSide side);
}
