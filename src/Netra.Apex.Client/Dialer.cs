using System.Net;
using System.Net.WebSockets;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client;

/// <summary>Trying again would not help.</summary>
/// <param name="reason">Why, as a sentence.</param>
internal sealed class RefusedException(string reason) : Exception(reason)
{
    /// <summary>The refusal that a close of the platform stands for; null when it is worth another try.</summary>
    public static RefusedException? For(LossReason reason) => reason switch
    {
        LossReason.SessionEnded => new("The customer's session has ended; sign in again."),
        LossReason.Superseded => new("A newer client of the same name has replaced this one."),
        _ => null,
    };
}

/// <summary>Makes a connection and exchanges the first words, within the greeting's time-out.</summary>
internal sealed class Dialer(ApexClientOptions options, TimeProvider time)
{
    private const string Path = "/socket";
    private readonly HttpMessageInvoker? _invoker = options.Handler is null
        ? null : new(options.Handler, disposeHandler: false);

    /// <summary>A welcomed channel; what the platform knows is in the memory.</summary>
    /// <exception cref="WebSocketException">No connection, or no welcome on it.</exception>
    /// <exception cref="TimeoutException">Out of time.</exception>
    /// <exception cref="RefusedException">The platform does not accept the session.</exception>
    public async Task<FrameChannel> DialAsync(ClientMemory memory, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(options.GreetingTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            return await GreetAsync(new FrameChannel(await ConnectAsync(either.Token)), memory, either.Token);
        }
        catch (Exception) when (late.IsCancellationRequested)
        {
            throw new TimeoutException($"The platform did not greet the client within {options.GreetingTimeout}.");
        }
    }

    private async Task<FrameChannel> GreetAsync(FrameChannel channel, ClientMemory memory, CancellationToken stop)
    {
        try
        {
            await channel.SendAsync(memory.Greet(options.Name), stop);
            memory.TakeWelcome(await HearWelcomeAsync(channel, stop));
            return channel;
        }
        catch
        {
            channel.Dispose();
            throw;
        }
    }

    private static async Task<Frame.Welcome> HearWelcomeAsync(FrameChannel channel, CancellationToken stop) =>
        await channel.ReceiveAsync(stop) as Frame.Welcome
        ?? throw RefusedException.For(channel.CloseReason) as Exception
        ?? new WebSocketException("The platform did not answer the greeting with a welcome.");

    private async Task<WebSocket> ConnectAsync(CancellationToken stop)
    {
        var socket = NewSocket();
        try
        {
            await socket.ConnectAsync(Endpoint(), _invoker, stop);
            return socket;
        }
        catch (WebSocketException) when (socket.HttpStatusCode is HttpStatusCode.Unauthorized
            or HttpStatusCode.Forbidden)
        {
            throw new RefusedException(
                $"The platform refused the connection with {(int)socket.HttpStatusCode}; sign in again.");
        }
    }

    private ClientWebSocket NewSocket()
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", options.Cookie);
        if (options.Token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {options.Token}");
        }

        return socket;
    }

    private Uri Endpoint() =>
        new UriBuilder(options.Address!) { Scheme = options.Address!.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
            Path = Path }.Uri;
}
