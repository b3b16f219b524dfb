namespace Netra.Apex.Auth.Sessions;

/// <summary>Names a session; not a secret, and no proof of anything.</summary>
/// <param name="Value">Random, unique among all sessions.</param>
public readonly record struct SessionId(Guid Value)
{
    /// <summary>A new random name.</summary>
    public static SessionId New() => new(Guid.NewGuid());
}
