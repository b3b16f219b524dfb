namespace Netra.Apex.Auth.Sessions;

/// <summary>A session just opened, with the only copy of its token.</summary>
/// <param name="Session">The session.</param>
/// <param name="Token">The secret that a client presents, as a cookie or as a bearer token; 256 random bits in URL-safe Base64.</param>
public sealed record OpenedSession(Session Session, string Token);
