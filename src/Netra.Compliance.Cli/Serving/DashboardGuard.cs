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
        app.Use(RefusePages);
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

    /// <summary>A run is told of by the tool: a browser that sends one does it for a page of somebody else.</summary>
    private static async Task RefusePages(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.Path == "/live"
            && (request.Headers.Origin.Count > 0 || !request.HasJsonContentType()))
        {
            await SayAsync(context, StatusCodes.Status403Forbidden, "Runs are taken from netra run --live only.");
            return;
        }

        await next(context);
    }

    private bool IsTrusted(HttpRequest request) =>
        IsSame(request.Headers.Authorization.ToString(), $"Bearer {place.Token}")
        || IsSame(request.Cookies[Cookie], CookieValue());

    private async Task SignInAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
        if (place.Token is null || !IsSame(form?["token"].ToString(), place.Token))
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

    private static Task AskAsync(HttpContext context, string said)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, SignInPage.Render(said));
    }

    private static Task SayAsync(HttpContext context, int status, string sentence) =>
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
