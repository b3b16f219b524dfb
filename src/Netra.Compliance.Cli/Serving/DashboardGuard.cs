using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>What every request passes before it is answered: headers, the name it calls, and the token.</summary>
internal sealed class DashboardGuard(DashboardPlace place)
{
    private const string Cookie = "netra";
    private const string SignIn = "/sign-in";

    private static readonly Dictionary<string, string> Headers = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; "
            + "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "no-referrer",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Cache-Control"] = "no-store",
    };

    /// <summary>Puts it before the pages.</summary>
    public void Attach(WebApplication app)
    {
        app.Use(AddHeaders);
        app.UseHostFiltering();
        app.Use(SayTrouble);
        app.Use(RequireToken);
        app.MapPost(SignIn, SignInAsync);
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        Headers.ToList().ForEach(header => context.Response.Headers[header.Key] = header.Value);
        return next(context);
    }

    /// <summary>A history that has become unreadable, a run that is not there, a message that is none.</summary>
    private static async Task SayTrouble(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            await SayAsync(context, Status(context, refusal), refusal.Message);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await SayAsync(context, bad.StatusCode, "The request is too large, too slow or damaged.");
        }
    }

    private static int Status(HttpContext context, Refusal refusal) =>
        HttpMethods.IsPost(context.Request.Method) ? StatusCodes.Status400BadRequest
        : refusal.Code == ExitCode.Usage ? StatusCodes.Status404NotFound
        : StatusCodes.Status503ServiceUnavailable;

    private async Task RequireToken(HttpContext context, RequestDelegate next)
    {
        var isOpen = place.Token is null || context.Request.Path == SignIn || context.Request.Path == "/dashboard.css";
        if (isOpen || IsTrusted(context.Request))
        {
            await next(context);
            return;
        }

        await AskAsync(context, "");
    }

    private bool IsTrusted(HttpRequest request) =>
        (AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var said)
            && said.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && IsSame(said.Parameter, place.Token!))
        || IsSame(request.Cookies[Cookie], CookieValue());

    private async Task SignInAsync(HttpContext context)
    {
        if (place.Token is null || !IsSame(await SaidAsync(context.Request), place.Token))
        {
            await AskAsync(context, "This is not the token.");
            return;
        }

        context.Response.Cookies.Append(Cookie, CookieValue(), new()
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps,
        });
        context.Response.Redirect("/");
    }

    /// <summary>The token of the form; null for a form that cannot be read.</summary>
    private static async Task<string?> SaidAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync())["token"].ToString() : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static Task AskAsync(HttpContext context, string said)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, SignInPage.Render(said));
    }

    /// <summary>Answers with a sentence.</summary>
    public static Task SayAsync(HttpContext context, int status, string sentence) =>
        WriteAsync(context, status, DashboardPage.Render("Not available", Html.Of($"<h1><bdi>{sentence}</bdi></h1>")));

    private static Task WriteAsync(HttpContext context, int status, Html page)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "text/html; charset=utf-8");
        return context.Response.WriteAsync(page.ToString());
    }

    /// <summary>What a browser keeps in place of the token, which it cannot be computed back to.</summary>
    private string CookieValue() =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(place.Token!), "netra dashboard"u8));

    private static bool IsSame(string? one, string other) => one is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
