using System.Net.WebSockets;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Channels on which one side mistakes a line that failed for something else.</summary>
internal sealed class TornLine(IFrameChannels inner, SocketSide broken, Func<CancellationToken, Task<Frame?>> mistake) : IFrameChannels
{
    public IFrameChannel Open(WebSocket socket, SocketSide side) =>
        side == broken ? new End(inner.Open(socket, side), mistake) : inner.Open(socket, side);

    private sealed class End(IFrameChannel inner, Func<CancellationToken, Task<Frame?>> mistake) : IFrameChannel
    {
        public Task SendAsync(Frame frame, CancellationToken stop) => inner.SendAsync(frame, stop);

        public async Task<Frame?> ReceiveAsync(CancellationToken stop)
        {
            try
            {
                return await inner.ReceiveAsync(stop);
            }
            catch (WebSocketException)
            {
                return await mistake(stop);
            }
        }

        public void Dispose() => inner.Dispose();
    }
}
