using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>The provider's page that asks who the customer is, and whether the platform may know.</summary>
internal static class ConsentPage
{
    public const string Path = "/o/oauth2/v2/auth";
    public const string AccountField = "account";

    /// <summary>The provider's lasting name for an account.</summary>
    public static string SubjectOf(string email) => $"sub-{email}";

    public static void MapConsentPage(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Ask);
        app.MapPost(Path, Accept);
    }

    private static IResult Ask(HttpContext http)
    {
        var form = new StringBuilder($"<!doctype html><title>Sign in</title><form method=\"post\" action=\"{Path}\">");
        foreach (var (name, value) in RequestOf(http).GetParameters())
        {
            form.Append($"<input type=\"hidden\" name=\"{Escape(name)}\" value=\"{Escape((string?)value)}\">");
        }

        form.Append($"<input name=\"{AccountField}\"><button>Allow</button></form>");
        return Results.Content(form.ToString(), "text/html");
    }

    private static IResult Accept(HttpContext http)
    {
        var request = RequestOf(http);
        var identity = IdentityOf((string?)request[AccountField] ?? throw new BadHttpRequestException("Choose an account."));
        identity.SetScopes(OfflineAccessIsAsked(request) ? request.GetScopes().Add(Scopes.OfflineAccess) : request.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static ClaimsIdentity IdentityOf(string email) =>
        new ClaimsIdentity("account")
            .SetClaim(Claims.Subject, SubjectOf(email))
            .SetClaim(Claims.Email, email)
            .SetClaim(Claims.EmailVerified, true);

    private static bool OfflineAccessIsAsked(OpenIddictRequest request) => (string?)request["access_type"] == "offline";

    private static OpenIddictRequest RequestOf(HttpContext http) =>
        http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The address is not the authorisation endpoint.");

    private static string Escape(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
