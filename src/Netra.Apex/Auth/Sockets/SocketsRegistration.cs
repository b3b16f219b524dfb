using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Client;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.Liveness;
using Netra.Apex.Auth.Sockets.Serving;
using Netra.Apex.Auth.Sockets.State;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets;

internal static class SocketsRegistration
{
    /// <summary>Where clients connect.</summary>
    public const string Path = "/socket";

    public static IServiceCollection AddSockets(this IServiceCollection services, ApexOptions options) =>
        services.AddSingleton(options.Sockets).AddLines().AddMemory().AddServing().AddRetrying().AddClients();

    public static void UseSockets(this WebApplication app)
    {
        // The protocol's own heartbeat runs on the platform's clock; the transport's would run on the machine's.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map(Path, (HttpContext context, SocketEndpoint endpoint) => endpoint.HandleAsync(context));
    }

    private static IServiceCollection AddLines(this IServiceCollection services) => services
        .AddSingleton<IFrameChannels, FrameChannels>()
        .AddSingleton<IHeartbeats, Heartbeats>()
        .AddSingleton<SocketLinks>();

    private static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddSingleton<IClientStates, MemoryClientStates>()
        .AddSingleton<IOutbox, MemoryOutbox>()
        .AddSingleton<IReplay, Replay>()
        .AddSingleton<IReceipts, Receipts>()
        .AddSingleton<IClientMessages, ClientMessages>()
        .AddSingleton<Correspondence>();

    private static IServiceCollection AddServing(this IServiceCollection services) => services
        .AddSingleton<IConnectionFeed, ConnectionFeed>()
        .AddSingleton<Seats>()
        .AddSingleton<IPresence>(services => services.GetRequiredService<Seats>())
        .AddSingleton<Reception>()
        .AddSingleton<SocketHost>()
        .AddSingleton<SocketEndpoint>();

    private static IServiceCollection AddRetrying(this IServiceCollection services) => services
        .AddSingleton<IJitter, Jitter>()
        .AddSingleton<IBackoff, Backoff>()
        .AddTransient<IAttempts, Attempts>();

    private static IServiceCollection AddClients(this IServiceCollection services) => services
        .AddSingleton<ISocketDialer, SocketDialer>()
        .AddSingleton<Greeting>()
        .AddTransient<ClientMemory>()
        .AddTransient<Reconnection>()
        .AddSingleton<ISocketClients, SocketClients>();
}
