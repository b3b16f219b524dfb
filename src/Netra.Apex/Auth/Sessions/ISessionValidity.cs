namespace Netra.Apex.Auth.Sessions;

/// <summary>Decides whether a stored session may still be used.</summary>
public interface ISessionValidity
{
    /// <summary>Whether the session has reached its end of life.</summary>
    bool IsExpired(Session session);

    /// <summary>Whether the session was ended early.</summary>
    bool IsEnded(Session session);
}
