using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Netra.Apex.Auth.SignIn;

/// <summary>The steps of a sign-in, as a browser takes them; <c>/auth/callback</c> is the framework's own.</summary>
internal static class SignInEndpoints
{
    public const string Consent = "/auth/consent";
    public const string Complete = "/auth/complete";

    public static void MapSignIn(this WebApplication app)
    {
        var steps = app.MapGroup("").AllowAnonymous().AddEndpointFilter(AnswerRefusalsAsync);
        steps.MapGet("/auth/sign-in", StartAsync);
        steps.MapGet(Consent, (Delegate)AskAsync);
        steps.MapPost(Consent, ConsentAsync);
        steps.MapGet(Complete, CompleteAsync);
        app.MapGet("/auth/profile", ShowProfileAsync);
    }

    private static async ValueTask<object?> AnswerRefusalsAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SignInRefusedException refused)
        {
            return await Refusals.Of(context.HttpContext).RefuseAsync(context.HttpContext, refused.Reason);
        }
    }

    private static async Task<IResult> StartAsync(
        HttpContext http, IAuthenticationSchemeProvider schemes, Attempts attempts)
    {
        if (await schemes.GetSchemeAsync(SignInModule.Provider) is null)
        {
            return Results.Problem(SignInSettings.NoProvider, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        await LeaveAsync(http, await attempts.StartAsync());
        return Results.Empty;
    }

    // The cookie names the sign-in before the provider answers, so that a step out of order finds it and ends it.
    private static async Task LeaveAsync(HttpContext http, string attempt)
    {
        try
        {
            await http.ChallengeAsync(SignInModule.Provider, PendingSignIn.Naming(attempt));
            var nobody = new ClaimsPrincipal(new ClaimsIdentity(SignInModule.Pending));
            await http.SignInAsync(SignInModule.Pending, nobody, PendingSignIn.Naming(attempt));
        }
        catch (Exception failure) when (ProviderClient.IsOutage(failure))
        {
            throw new SignInRefusedException(RefusalReason.ProviderFailed);
        }
    }

    private static async Task<IResult> AskAsync(HttpContext http)
    {
        var pending = await PendingSignIn.OfAsync(http);
        var email = pending.Ticket.Principal.FindFirstValue(JwtRegisteredClaimNames.Email) ?? "";
        return Results.Content(ConsentPage(HtmlEncoder.Default.Encode(email)), "text/html; charset=utf-8");
    }

    private static string ConsentPage(string email) =>
        $"""
        <!doctype html>
        <html lang="en">
        <title>Netra Apex</title>
        <form method="post"><p>{email}</p><button>Sign me in to Netra Apex</button></form>
        </html>
        """;

    private static async Task<IResult> ConsentAsync(HttpContext http, Attempts attempts)
    {
        var pending = await PendingSignIn.OfAsync(http);
        await attempts.TakeAsync(pending.Attempt, SignInStep.Consented);
        http.Response.Headers.Location = Complete;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Task<IResult> CompleteAsync(HttpContext http, Completion completion) =>
        completion.CompleteAsync(http);

    /// <summary>The customer's profile, fetched from the provider with the session's access token.</summary>
    private static async Task<IResult> ShowProfileAsync(HttpContext http, IServiceProvider services)
    {
        var token = await http.GetTokenAsync("access_token");
        return token is not null && services.GetService<ProviderClient>() is { } provider
            ? await FetchProfileAsync(provider, token, http.RequestAborted)
            : Results.Problem(
                "This session was not opened through an identity provider.", statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> FetchProfileAsync(
        ProviderClient provider, string token, CancellationToken cancellation)
    {
        try
        {
            return Results.Text(await provider.ProfileAsync(token, cancellation), "application/json");
        }
        catch (Exception failure) when (ProviderClient.IsOutage(failure))
        {
            const string Detail = "The identity provider returned no profile.";
            return Results.Problem(Detail, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
