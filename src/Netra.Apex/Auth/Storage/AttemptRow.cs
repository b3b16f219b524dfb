using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.Storage;

/// <summary>An attempt to sign in as stored; the browser's secret is never stored, only its hash.</summary>
internal sealed class AttemptRow
{
    public required string Handle { get; init; }

    public required string State { get; init; }

    public required string Nonce { get; init; }

    public required string Verifier { get; init; }

    public required string RedirectUri { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required SignInStep Step { get; init; }

    public string? Subject { get; init; }

    public string? Email { get; init; }

    public string? AccessToken { get; init; }

    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    public string? RefreshToken { get; init; }

    public Guid? Session { get; init; }
}
