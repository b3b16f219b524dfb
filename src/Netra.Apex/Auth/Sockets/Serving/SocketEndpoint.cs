using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Lets WebSockets in whose session is alive; answers 400 to what is no WebSocket and 401 to who has no session.</summary>
internal sealed class SocketEndpoint(ISessions sessions, IFrameChannels channels, SocketHost host, IHostApplicationLifetime lifetime)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (await FindSessionAsync(context) is { } session)
        {
            await ServeAsync(context, session);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }

    private async ValueTask<Session?> FindSessionAsync(HttpContext context) =>
        SessionToken.Of(context.Request) is { } token ? await sessions.FindAsync(token, context.RequestAborted) : null;

    private async Task ServeAsync(HttpContext context, Session session)
    {
        using var channel = channels.Open(await context.WebSockets.AcceptWebSocketAsync(), SocketSide.Server);
        await host.ServeAsync(session.Customer.Subject, channel, lifetime.ApplicationStopping);
    }
}
