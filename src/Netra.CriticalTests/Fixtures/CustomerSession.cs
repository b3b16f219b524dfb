using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;

namespace Netra.CriticalTests.Fixtures;

/// <summary>Sessions for tests that are not about sign-in: opened in the platform's own store, without a
/// provider.</summary>
public static class CustomerSession
{
    // The claim by which the framework's cookie handler finds a ticket in its store.
    private const string SessionIdClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>Signs a customer in.</summary>
    /// <returns>The cookie header that proves the session.</returns>
    public static async Task<string> SignInAsync(this ApexNode node, string name)
    {
        var options = node.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(Session.Scheme);
        var key = await options.SessionStore!.StoreAsync(TicketFor(name, options.TimeProvider!.GetUtcNow()));
        var reference = new ClaimsPrincipal(new ClaimsIdentity([new(SessionIdClaim, key)], Session.Scheme));
        var ticket = new AuthenticationTicket(reference, Session.Scheme);
        return $"{Session.Cookie}={options.TicketDataFormat.Protect(ticket)}";
    }

    /// <summary>An HTTP client of a customer who is signed in; the caller disposes it.</summary>
    public static async Task<HttpClient> ClientAsync(this ApexNode node, string name)
    {
        var client = node.Client();
        client.DefaultRequestHeaders.Add("Cookie", await node.SignInAsync(name));
        return client;
    }

    /// <summary>An HTTP client of somebody without a session; the caller disposes it.</summary>
    public static HttpClient Client(this ApexNode node) =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = node.Address };

    private static AuthenticationTicket TicketFor(string name, DateTimeOffset now)
    {
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + Session.Lifetime };
        return new AuthenticationTicket(
            new Customer(name, $"{name}@example.com").ToPrincipal(), properties, Session.Scheme);
    }
}
