using System.Collections.Immutable;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>The provider's page that asks who the customer is, and whether the platform may know.</summary>
internal static class ConsentPage
{
    public const string Path = "/o/oauth2/v2/auth";
    public const string AccountField = "account";
    public const string AllowButton = "allow";
    public const string DenyButton = "deny";

    private static readonly string[] Provider = [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme];

    public static void MapConsentPage(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (Delegate)Ask);
        app.MapPost(Path, (Delegate)Decide);
    }

    private static IResult Ask(HttpContext http)
    {
        var form = new StringBuilder($"<!doctype html><title>Sign in</title><form method=\"post\" action=\"{Path}\">");
        foreach (var (name, value) in RequestOf(http).GetParameters())
        {
            form.Append($"<input type=\"hidden\" name=\"{Escape(name)}\" value=\"{Escape((string?)value)}\">");
        }

        form.Append($"<input name=\"{AccountField}\"><button name=\"{AllowButton}\">Allow</button>");
        form.Append($"<button name=\"{DenyButton}\">Deny</button></form>");
        return Results.Content(form.ToString(), "text/html");
    }

    private static IResult Decide(HttpContext http)
    {
        var request = RequestOf(http);
        return request.HasParameter(DenyButton) ? Results.Forbid(authenticationSchemes: Provider) : Allow(request);
    }

    private static IResult Allow(OpenIddictRequest request)
    {
        var account = (string?)request[AccountField] ?? throw new BadHttpRequestException("Choose an account.");
        var identity = IdentityOf(account);
        identity.SetScopes(ScopesOf(request));
        identity.SetDestinations(claim => claim.Type == Claims.Subject || request.HasScope(Scopes.Email)
            ? [Destinations.AccessToken, Destinations.IdentityToken]
            : []);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Provider[0]);
    }

    private static ClaimsIdentity IdentityOf(string email) =>
        new ClaimsIdentity("account")
            .SetClaim(Claims.Subject, $"sub-{email}")
            .SetClaim(Claims.Email, email)
            .SetClaim(Claims.EmailVerified, true);

    private static ImmutableArray<string> ScopesOf(OpenIddictRequest request) =>
        (string?)request["access_type"] == "offline"
            ? request.GetScopes().Add(Scopes.OfflineAccess)
            : request.GetScopes();

    private static OpenIddictRequest RequestOf(HttpContext http) =>
        http.GetOpenIddictServerRequest()
        ?? throw new InvalidOperationException("The address is not the authorisation endpoint.");

    private static string Escape(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
