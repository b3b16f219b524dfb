using Microsoft.AspNetCore.Authentication;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn;

/// <summary>The last step of a sign-in: gives the session.</summary>
internal sealed class Completion(Attempts attempts, SessionStore sessions)
{
    /// <summary>Gives the session, after ending one that the browser has already.</summary>
    /// <remarks>The old one ends in a request of its own: within one request the framework would give the new session
    /// its key, and whoever holds a copy of the old cookie would be the new customer.</remarks>
    /// <exception cref="SignInRefusedException">The step is out of order, late or repeated.</exception>
    public async Task<IResult> CompleteAsync(HttpContext http)
    {
        var pending = await PendingSignIn.OfAsync(http);
        var isOverAnother = (await http.AuthenticateAsync(Session.Scheme)).Succeeded;
        return isOverAnother ? await EndOtherAsync(http) : await EstablishAsync(http, pending);
    }

    private static async Task<IResult> EndOtherAsync(HttpContext http)
    {
        await http.SignOutAsync(Session.Scheme);
        return Results.Redirect(SignInEndpoints.Complete);
    }

    private async Task<IResult> EstablishAsync(HttpContext http, PendingSignIn pending)
    {
        await attempts.TakeAsync(pending.Attempt, SignInStep.Established);
        var customer = Customer.Of(pending.Ticket.Principal);
        var session = await OpenAsync(http, customer, pending.Ticket.Properties.GetTokens());
        await KeepAsync(pending.Attempt, session);
        await http.SignOutAsync(SignInModule.Pending);
        return Results.Ok(customer);
    }

    // Fresh properties: those of the pending ticket would give the session their own, short lifetime.
    private static async Task<string> OpenAsync(
        HttpContext http, Customer customer, IEnumerable<AuthenticationToken> tokens)
    {
        var properties = new AuthenticationProperties();
        properties.StoreTokens(tokens);
        await http.SignInAsync(Session.Scheme, customer.ToPrincipal(), properties);
        return SessionStore.IdOf(properties) ?? throw new InvalidOperationException("The session was not stored.");
    }

    private async Task KeepAsync(string attempt, string session)
    {
        if (!await attempts.NoteSessionAsync(attempt, session))
        {
            await sessions.EndAsync(session);
            throw new SignInRefusedException(RefusalReason.StepRepeated);
        }
    }
}
