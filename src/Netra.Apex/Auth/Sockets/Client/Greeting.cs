using System.Net.WebSockets;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Makes a connection and exchanges the first words, within the greeting's time-out.</summary>
internal sealed class Greeting(ISocketDialer dialer, IFrameChannels channels, SocketSettings settings, TimeProvider time)
{
    /// <summary>A greeted channel; what the platform knows is in the memory.</summary>
    /// <exception cref="WebSocketException">No connection, or no welcome on it.</exception>
    /// <exception cref="SocketRefusedException">The platform does not accept the session.</exception>
    /// <exception cref="OperationCanceledException">Stopped, or out of time.</exception>
    public async Task<IFrameChannel> GreetAsync(SocketClientOptions options, ClientMemory memory, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(settings.GreetingTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        var channel = channels.Open(await dialer.DialAsync(options, either.Token), SocketSide.Client);
        return await GreetAsync(channel, new Frame.Hello(options.Name, memory.Acknowledged), memory, either.Token);
    }

    private static async Task<IFrameChannel> GreetAsync(IFrameChannel channel, Frame.Hello hello, ClientMemory memory, CancellationToken stop)
    {
        try
        {
            await channel.SendAsync(hello, stop);
            memory.Take(await HearWelcomeAsync(channel, stop));
            return channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    private static async Task<Frame> HearWelcomeAsync(IFrameChannel channel, CancellationToken stop) =>
        await channel.ReceiveAsync(stop) as Frame.Welcome
        ?? throw new WebSocketException("The platform did not answer the greeting with a welcome.");
}
