using Microsoft.AspNetCore.Authentication;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Client.Wire;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Tokens;

namespace Netra.Apex.Auth.Sockets;

/// <summary>Lets WebSockets in for a customer whose session or token is alive, and ends them with it.</summary>
/// <remarks>Answers 400 to what is no WebSocket, 403 to another site's page, and 401 to a session that has just
/// ended.</remarks>
internal sealed class SocketEndpoint(SocketHost host, SessionStore sessions, TokenStore tokens, LiveSessions live)
{
    public Task HandleAsync(HttpContext http) =>
        !http.WebSockets.IsWebSocketRequest
            ? RefuseAsync(http, StatusCodes.Status400BadRequest, "Connect with a WebSocket.")
        : IsForeign(http.Request)
            ? RefuseAsync(http, StatusCodes.Status403Forbidden, "Pages of other sites may not connect.")
        : AdmitAsync(http, ProofOf(http));

    // A browser sends the session's cookie with the WebSockets of any page, and names the page in Origin; other clients
    // send none.
    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        return origin.Length > 0 && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase);
    }

    private (string? Id, Func<string, Task<bool>> IsAlive) ProofOf(HttpContext http) =>
        TokensModule.IdOf(http.User) is { } token
            ? (token, tokens.IsAliveAsync)
            : (SessionStore.IdOf(ResultOf(http)?.Properties), sessions.IsAliveAsync);

    private static AuthenticateResult? ResultOf(HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult;

    /// <summary>Joins first and then asks whether the session is still there, so that no end of it is missed.</summary>
    private async Task AdmitAsync(HttpContext http, (string? Id, Func<string, Task<bool>> IsAlive) proof)
    {
        var ended = proof.Id is null ? default : live.Join(proof.Id);
        await (proof.Id is null || !await proof.IsAlive(proof.Id)
            ? RefuseAsync(http, StatusCodes.Status401Unauthorized, "Sign in first.")
            : AcceptAsync(http, new Visitor(ToolCaller.Of(http, Door.Socket), ended, () => proof.IsAlive(proof.Id))));
    }

    private static Task RefuseAsync(HttpContext http, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(http);

    private async Task AcceptAsync(HttpContext http, Visitor visitor)
    {
        using var channel = new FrameChannel(await http.WebSockets.AcceptWebSocketAsync());
        await host.ServeAsync(visitor, channel);
    }
}
