using Microsoft.AspNetCore.Http;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>What a browser keeps: the secret of an attempt while it lasts, then the token of the session.</summary>
internal static class BrowserCookies
{
    private const string Attempt = "netra_sign_in";

    public static string? AttemptOf(HttpRequest request) => request.Cookies[Attempt];

    public static void KeepAttempt(HttpResponse response, string secret) =>
        response.Cookies.Append(Attempt, secret, For(response, SignInLimits.Attempt));

    public static void DropAttempt(HttpResponse response) => response.Cookies.Delete(Attempt);

    public static void KeepSession(HttpResponse response, string token) =>
        response.Cookies.Append(SessionToken.Cookie, token, For(response, SessionLimits.Lifetime));

    public static void DropSession(HttpResponse response) => response.Cookies.Delete(SessionToken.Cookie);

    /// <summary>Lax, because the provider sends the browser back from another site.</summary>
    private static CookieOptions For(HttpResponse response, TimeSpan lifetime) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = response.HttpContext.Request.IsHttps,
        MaxAge = lifetime,
    };
}
