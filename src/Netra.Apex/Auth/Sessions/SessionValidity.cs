namespace Netra.Apex.Auth.Sessions;

internal sealed class SessionValidity(TimeProvider time) : ISessionValidity
{
    public bool IsExpired(Session session) => time.GetUtcNow() >= session.ExpiresAt;

    public bool IsEnded(Session session) => session.EndedBy is not null;
}
