using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Wire;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Swallowed error: a client whose line fails goes on waiting for the next frame.</summary>
public sealed class WaitsOnATornLine : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IFrameChannels>(inner => new Patient(inner, Reached));

    private sealed class Patient(IFrameChannels inner, Action reached) : IFrameChannels
    {
        public IFrameChannel Open(WebSocket socket, SocketSide side) =>
            side == SocketSide.Client ? new Deaf(inner.Open(socket, side), reached) : inner.Open(socket, side);
    }

    private sealed class Deaf(IFrameChannel inner, Action reached) : IFrameChannel
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
                await Task.Delay(Timeout.Infinite, stop);
                throw;
            }
        }

        public void Dispose() => inner.Dispose();
    }
}
