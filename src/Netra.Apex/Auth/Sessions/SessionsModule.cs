using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Netra.Apex.Auth.Sessions;

/// <summary>Names of the session's scheme and cookie, and how long one lasts.</summary>
public static class Session
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "session";

    /// <summary>The cookie; it holds the key of the session and nothing about the customer.</summary>
    public const string Cookie = "netra_session";

    /// <summary>From sign-in to expiry, whatever happens in between: one working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
}

/// <summary>Sessions by the framework's cookie handler, kept on the server.</summary>
internal static class SessionsModule
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveSessions>().AddSingleton<SessionStore>();
        builder.Services.AddSingleton<ITicketStore>(services => services.GetRequiredService<SessionStore>());
        builder.Services.AddAuthentication().AddCookie(Session.Scheme, Configure);
        builder.Services.AddOptions<CookieAuthenticationOptions>(Session.Scheme)
            .Configure<ITicketStore>((options, store) => options.SessionStore = store);
    }

    public static void MapSessions(this WebApplication app)
    {
        app.MapGet("/auth/session", (HttpContext http) => Customer.Of(http.User));
        app.MapPost("/auth/sign-out", () => Results.SignOut(authenticationSchemes: [Session.Scheme]));
    }

    // A sliding expiry would write back the ticket as it was before a renewal, and lose the rotated refresh token.
    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Session.Cookie;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Session.Lifetime;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context => RefuseAsync(context, 401, "Sign in first.");
        options.Events.OnRedirectToAccessDenied = context => RefuseAsync(context, 403, "Not yours.");
        options.Events.OnRedirectToLogout = _ => Task.CompletedTask;
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(context.HttpContext);
}
