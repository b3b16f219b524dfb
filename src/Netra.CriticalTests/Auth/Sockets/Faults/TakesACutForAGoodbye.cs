using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Wire;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong reason: the platform takes a line that failed for one that the client closed.</summary>
public sealed class TakesACutForAGoodbye : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IFrameChannels>(inner => new Polite(inner, Reached));

    private sealed class Polite(IFrameChannels inner, Action reached) : IFrameChannels
    {
        public IFrameChannel Open(WebSocket socket, SocketSide side) =>
            side == SocketSide.Server ? new Trusting(inner.Open(socket, side), reached) : inner.Open(socket, side);
    }

    private sealed class Trusting(IFrameChannel inner, Action reached) : IFrameChannel
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
                reached();
                return null;
            }
        }

        public void Dispose() => inner.Dispose();
    }
}
