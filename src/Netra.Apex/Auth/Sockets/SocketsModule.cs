using System.Diagnostics.Metrics;
using Netra.Apex.Security.Tokens;

namespace Netra.Apex.Auth.Sockets;

/// <summary>WebSockets to clients that come back: what they missed is kept in the relational store, and any node can go
/// on.</summary>
internal static class SocketsModule
{
    public static void AddSockets(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<ClientStore>()
        .AddSingleton<Connections>()
        .AddSingleton<ClientMessages>()
        .AddSingleton<SocketTools>()
        .AddSingleton<SocketHost>()
        .AddSingleton<SocketEndpoint>();

    public static void MapSockets(this WebApplication app)
    {
        // The heartbeat is the protocol's own and runs on the platform's clock; the transport's would run on the
        // machine's.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Map("/socket", (HttpContext http, SocketEndpoint endpoint) => endpoint.HandleAsync(http))
            .AcceptsTokens().ExcludeFromDescription();
        var connections = app.Services.GetRequiredService<Connections>();
        app.Services.GetRequiredService<IMeterFactory>().Create("Netra.Apex.Sockets")
            .CreateObservableGauge("apex.sockets.clients", () => connections.Count, "{client}", "Connected clients.");
    }
}
