using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Renewal;

namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>What a signed-in client can ask of its own session.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/auth/session", ShowAsync);
        app.MapGet("/auth/profile", ProfileAsync).AddEndpointFilter<RefusalFilter>();
        app.MapPost("/auth/sign-out", SignOutAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ISessions sessions) =>
        await FindAsync(http, sessions) is { } session ? Results.Ok(SessionView.Of(session)) : Results.Unauthorized();

    private static async Task<IResult> ProfileAsync(HttpContext http, ISessions sessions, IAccessTokens tokens, ProviderProfile profile)
    {
        var session = await FindAsync(http, sessions);
        var token = session is null ? null : await tokens.GetAsync(session.Id, http.RequestAborted);
        return token is null ? Results.Unauthorized() : await profile.FetchAsync(token, http.RequestAborted);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, ISessions sessions)
    {
        if (await FindAsync(http, sessions) is { } session)
        {
            await sessions.EndAsync(session.Id, SessionEnd.SignedOut, http.RequestAborted);
        }

        BrowserCookies.DropSession(http.Response);
        return Results.NoContent();
    }

    private static async Task<Session?> FindAsync(HttpContext http, ISessions sessions) =>
        SessionToken.Of(http.Request) is { } token ? await sessions.FindAsync(token, http.RequestAborted) : null;
}
