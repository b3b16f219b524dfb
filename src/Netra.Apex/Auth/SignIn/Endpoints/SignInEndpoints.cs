using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>The four steps of a sign-in, as a browser takes them.</summary>
internal static class SignInEndpoints
{
    private const string CallbackPath = "/auth/callback";

    private const string ConsentPage =
        "<!doctype html><title>Netra Apex</title><form method=\"post\"><button>Sign me in to Netra Apex</button></form>";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var steps = app.MapGroup("").AddEndpointFilter<RefusalFilter>();
        steps.MapGet("/auth/sign-in", StartAsync);
        steps.MapGet(CallbackPath, CallBackAsync);
        steps.MapGet("/auth/consent", () => Results.Content(ConsentPage, "text/html"));
        steps.MapPost("/auth/consent", ConsentAsync);
        steps.MapGet("/auth/complete", EstablishAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext http, SignInDesk desk, AuthorizationAddress address, CancellationToken cancellation)
    {
        var redirectUri = $"{http.Request.Scheme}://{http.Request.Host}{CallbackPath}";
        var started = await desk.StartAsync(redirectUri, cancellation);
        BrowserCookies.KeepAttempt(http.Response, started.Secret);
        return Results.Redirect(await address.OfAsync(started.Request, cancellation));
    }

    private static async Task<IResult> CallBackAsync(HttpContext http, SignInDesk desk, string? code, string? state, CancellationToken cancellation)
    {
        await desk.CallBackAsync(BrowserCookies.AttemptOf(http.Request), new AuthorizationAnswer(code, state), cancellation);
        return Results.Redirect("/auth/consent");
    }

    private static async Task<IResult> ConsentAsync(HttpContext http, SignInDesk desk, CancellationToken cancellation)
    {
        await desk.ConsentAsync(BrowserCookies.AttemptOf(http.Request), cancellation);
        http.Response.Headers.Location = "/auth/complete";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IResult> EstablishAsync(HttpContext http, SignInDesk desk, CancellationToken cancellation)
    {
        var opened = await desk.EstablishAsync(BrowserCookies.AttemptOf(http.Request), cancellation);
        BrowserCookies.DropAttempt(http.Response);
        BrowserCookies.KeepSession(http.Response, opened.Token);
        return Results.Ok(SessionView.Of(opened.Session));
    }
}
