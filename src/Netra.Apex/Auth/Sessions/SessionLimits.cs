namespace Netra.Apex.Auth.Sessions;

/// <summary>How long sessions last.</summary>
public static class SessionLimits
{
    /// <summary>From opening to expiry, whatever happens in between: one working day.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
}
