namespace Netra.Apex.Auth.Sockets;

/// <summary>Whose client it is: a client's name counts only within its subject, so nobody resumes another's.</summary>
/// <param name="Subject">The subject of the session that the client signed in with.</param>
/// <param name="Client">The name that the client gave itself.</param>
public sealed record ClientKey(string Subject, string Client);
