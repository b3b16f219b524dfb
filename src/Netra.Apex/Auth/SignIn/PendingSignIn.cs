using Microsoft.AspNetCore.Authentication;

namespace Netra.Apex.Auth.SignIn;

/// <summary>A sign-in under way, as the browser's cookie names it.</summary>
/// <param name="Attempt">Its name among the <see cref="Attempts"/>.</param>
/// <param name="Ticket">Who signs in, with the provider's tokens; nobody before the provider has answered.</param>
internal sealed record PendingSignIn(string Attempt, AuthenticationTicket Ticket)
{
    private const string AttemptItem = "attempt";

    /// <summary>Properties that name a sign-in: in the state that travels to the provider, and in the cookie.</summary>
    public static AuthenticationProperties Naming(string attempt) =>
        new() { RedirectUri = SignInEndpoints.Consent, Items = { [AttemptItem] = attempt } };

    /// <summary>The sign-in that properties name; null when they name none.</summary>
    public static string? AttemptIn(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(AttemptItem, out var attempt) == true ? attempt : null;

    /// <summary>What a browser has under way.</summary>
    /// <exception cref="SignInRefusedException">Nothing.</exception>
    public static async Task<PendingSignIn> OfAsync(HttpContext http)
    {
        var pending = await http.AuthenticateAsync(SignInModule.Pending);
        return AttemptIn(pending.Properties) is { } attempt
            ? new PendingSignIn(attempt, pending.Ticket!)
            : throw new SignInRefusedException(RefusalReason.NotStarted);
    }
}
