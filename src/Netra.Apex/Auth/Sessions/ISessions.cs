namespace Netra.Apex.Auth.Sessions;

/// <summary>The sessions of the platform: opened by a sign-in, found by every endpoint, ended once.</summary>
public interface ISessions
{
    /// <summary>Opens a session that lasts as long as <see cref="SessionLimits.Lifetime"/>.</summary>
    /// <param name="customer">Whose it is.</param>
    /// <param name="tokens">The provider's tokens to keep with it; null when it has none.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<OpenedSession> OpenAsync(Customer customer, ProviderTokens? tokens = null, CancellationToken cancellation = default);

    /// <summary>Finds the live session of a token; null when there is none, it has expired, or it was ended.</summary>
    /// <param name="token">What the client presented.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<Session?> FindAsync(string token, CancellationToken cancellation = default);

    /// <summary>Ends a session at once; a session that has ended keeps its first reason.</summary>
    /// <param name="id">The session; one that does not exist is no error.</param>
    /// <param name="reason">Why it ends.</param>
    /// <param name="cancellation">Gives up.</param>
    Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation = default);
}
