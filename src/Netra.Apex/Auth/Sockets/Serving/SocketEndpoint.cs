using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Lets WebSockets in whose session is alive; answers 400 to what is no WebSocket, 403 to another site's page and 401 to who has no session.</summary>
internal sealed class SocketEndpoint(ISessions sessions, IFrameChannels channels, SocketHost host, IHostApplicationLifetime lifetime)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (ObjectionTo(context) is { } status)
        {
            context.Response.StatusCode = status;
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

    private static int? ObjectionTo(HttpContext context) =>
        !context.WebSockets.IsWebSocketRequest ? StatusCodes.Status400BadRequest
        : IsForeign(context.Request) ? StatusCodes.Status403Forbidden
        : null;

    // A browser sends the session's cookie with the sockets of any page, and names the page in Origin; other clients send none.
    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var isOwn = Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value;
        return origin.Length > 0 && !isOwn;
    }

    private async ValueTask<Session?> FindSessionAsync(HttpContext context) =>
        SessionToken.Of(context.Request) is { } token ? await sessions.FindAsync(token, context.RequestAborted) : null;

    private async Task ServeAsync(HttpContext context, Session session)
    {
        using var channel = channels.Open(await context.WebSockets.AcceptWebSocketAsync(), SocketSide.Server);
        await host.ServeAsync(session.Customer.Subject, channel, lifetime.ApplicationStopping);
    }
}
