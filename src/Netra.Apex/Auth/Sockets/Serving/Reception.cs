using System.Net.WebSockets;
using System.Text.Json;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Hears a client's greeting, or gives up on it in time.</summary>
internal sealed class Reception(SocketSettings settings, TimeProvider time)
{
    /// <summary>The client's greeting; null when it did not come in time or was something else.</summary>
    public async Task<Frame.Hello?> HearAsync(IFrameChannel channel, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(settings.GreetingTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await channel.ReceiveAsync(either.Token) as Frame.Hello;
        }
        catch (Exception gone) when (gone is WebSocketException or JsonException or OperationCanceledException)
        {
            return null;
        }
    }
}
