using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.Storage;

/// <summary>A session as stored; the token itself is never stored, only its hash.</summary>
internal sealed class SessionRow
{
    public required Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string Subject { get; init; }

    public required string Email { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public SessionEnd? EndedBy { get; init; }

    public string? AccessToken { get; init; }

    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    public string? RefreshToken { get; init; }
}
