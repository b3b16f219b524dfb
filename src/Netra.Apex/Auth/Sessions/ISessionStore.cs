namespace Netra.Apex.Auth.Sessions;

/// <summary>Where sessions are kept; judges nothing.</summary>
public interface ISessionStore
{
    /// <summary>Adds a session under the hash of its token.</summary>
    Task AddAsync(Session session, string tokenHash, CancellationToken cancellation);

    /// <summary>The session under the hash of a token, dead or alive; null when there is none.</summary>
    Task<Session?> FindAsync(string tokenHash, CancellationToken cancellation);

    /// <summary>Records why a session ended, unless a reason is there already.</summary>
    Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation);
}
