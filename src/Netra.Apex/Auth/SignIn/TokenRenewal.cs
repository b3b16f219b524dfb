using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Renews a session's access token shortly before it expires, on the next request, without the caller
/// asking.</summary>
/// <remarks>The provider rotates refresh tokens and takes a second use of one for theft, so of all requests on all
/// nodes only one renews. The others go on with the token that they have, or wait when it has expired.</remarks>
internal sealed class TokenRenewal(
    ITicketStore tickets,
    RenewalClaims claims,
    ProviderClient provider,
    IOptions<AuthSettings> settings,
    TimeProvider time,
    ILogger<TokenRenewal> logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Renews when it is due. The session ends when the provider refuses for good; it lives on with the tokens
    /// that it has when the provider is out of reach.</summary>
    public async Task RenewIfDueAsync(CookieValidatePrincipalContext context)
    {
        while (context.Principal is not null && IsDue(context.Properties, settings.Value.SignIn.RenewalMargin))
        {
            var isDone = await claims.TryRunAsync(SessionStore.IdOf(context.Properties)!, () => RenewAsync(context));
            if (isDone || !IsDue(context.Properties, TimeSpan.Zero))
            {
                return;
            }

            await Task.Delay(Look, context.HttpContext.RequestAborted);
            await ReadAgainAsync(context);
        }
    }

    // Another request may have renewed between reading the ticket and the claim: the ticket as it is now counts.
    private async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        var (key, ticket) = await ReadAgainAsync(context);
        if (ticket is not null && IsDue(ticket.Properties, settings.Value.SignIn.RenewalMargin))
        {
            await ExchangeAsync(context, key, ticket);
        }
    }

    private async Task ExchangeAsync(CookieValidatePrincipalContext context, string key, AuthenticationTicket ticket)
    {
        try
        {
            var renewed = await provider.RefreshAsync(ticket.Properties.GetTokenValue("refresh_token")!);
            await (renewed is null ? EndAsync(context, key) : KeepAsync(context, key, ticket, renewed));
        }
        catch (Exception failure) when (ProviderClient.IsOutage(failure))
        {
            logger.LogWarning(
                failure,
                "The identity provider cannot be reached; the session continues with its current tokens.");
        }
    }

    private Task EndAsync(CookieValidatePrincipalContext context, string key)
    {
        context.RejectPrincipal();
        return tickets.RemoveAsync(key);
    }

    private Task KeepAsync(
        CookieValidatePrincipalContext context, string key, AuthenticationTicket ticket, AuthenticationToken[] renewed)
    {
        ticket.Properties.StoreTokens(renewed);
        context.Properties.StoreTokens(renewed);
        return tickets.RenewAsync(key, ticket);
    }

    private async Task<(string Key, AuthenticationTicket? Ticket)> ReadAgainAsync(
        CookieValidatePrincipalContext context)
    {
        var key = SessionStore.KeyOf(context.Properties)!;
        var ticket = await tickets.RetrieveAsync(key);
        if (ticket is null)
        {
            context.RejectPrincipal();
        }

        context.Properties.StoreTokens((ticket?.Properties ?? context.Properties).GetTokens());
        return (key, ticket);
    }

    private bool IsDue(AuthenticationProperties properties, TimeSpan margin) =>
        properties.GetTokenValue("refresh_token") is not null
        && properties.GetTokenValue("expires_at") is { } expiry
        && DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture) <= time.GetUtcNow() + margin;
}

/// <summary>Lets one request at a time renew a session's tokens, on whatever node: it claims the row.</summary>
internal sealed class RenewalClaims(IDbContextFactory<ApexContext> contexts, TimeProvider time)
{
    // Longer than the framework waits for the provider (1 minute); a node that dies meanwhile delays the next by it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs an action alone.</summary>
    /// <param name="session">The stored name of the session.</param>
    /// <param name="action">What at most one request does at a time.</param>
    /// <returns>False when another request holds the claim, or the session has ended: the action was not run.</returns>
    public async Task<bool> TryRunAsync(string session, Func<Task> action)
    {
        var until = (time.GetUtcNow() + Limit).UtcTicks;
        if (!await ClaimAsync(session, until))
        {
            return false;
        }

        await RunAsync(session, until, action);
        return true;
    }

    private async Task RunAsync(string session, long until, Func<Task> action)
    {
        try
        {
            await action();
        }
        finally
        {
            await ReleaseAsync(session, until);
        }
    }

    private async Task<bool> ClaimAsync(string session, long until)
    {
        var now = time.GetUtcNow().UtcTicks;
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Set<SessionRow>().Where(row => row.Id == session && row.RenewingUntil <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.RenewingUntil, until)) == 1;
    }

    private async Task ReleaseAsync(string session, long until)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<SessionRow>().Where(row => row.Id == session && row.RenewingUntil == until)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.RenewingUntil, 0));
    }
}
