using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Storage;

namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>The two ways between an attempt and its row.</summary>
internal static class AttemptRows
{
    public static AttemptRow ToRow(this SignInAttempt attempt) => new()
    {
        Handle = attempt.Handle,
        State = attempt.Request.State,
        Nonce = attempt.Request.Nonce,
        Verifier = attempt.Request.Verifier,
        RedirectUri = attempt.Request.RedirectUri,
        StartedAt = attempt.StartedAt,
        Step = attempt.Step,
    };

    public static SignInAttempt ToAttempt(this AttemptRow row) => new(row.Handle, row.ToRequest(), row.StartedAt, row.Step)
    {
        Customer = row.ToCustomer(),
        Tokens = row.ToTokens(),
        Session = row.Session is { } session ? new SessionId(session) : null,
    };

    private static AuthorizationRequest ToRequest(this AttemptRow row) =>
        new(row.State, row.Nonce, row.Verifier, row.RedirectUri);

    private static Customer? ToCustomer(this AttemptRow row) =>
        row is { Subject: { } subject, Email: { } email } ? new Customer(subject, email) : null;

    private static ProviderTokens? ToTokens(this AttemptRow row) =>
        row is { AccessToken: { } access, AccessTokenExpiresAt: { } expiry, RefreshToken: { } refresh }
            ? new ProviderTokens(access, expiry, refresh)
            : null;
}
