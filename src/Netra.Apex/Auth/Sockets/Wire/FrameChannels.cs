using System.Net.WebSockets;

namespace Netra.Apex.Auth.Sockets.Wire;

internal sealed class FrameChannels : IFrameChannels
{
    public IFrameChannel Open(WebSocket socket, SocketSide side) => new FrameChannel(socket);
}
