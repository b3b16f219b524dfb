namespace Netra.Apex.Auth.Sessions;

/// <summary>A customer's session.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Customer">Whose it is.</param>
/// <param name="StartedAt">When it was opened.</param>
/// <param name="ExpiresAt">The instant from which it is no longer accepted.</param>
/// <param name="EndedBy">What ended it early; null while nothing has.</param>
public sealed record Session(SessionId Id, Customer Customer, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, SessionEnd? EndedBy = null);
