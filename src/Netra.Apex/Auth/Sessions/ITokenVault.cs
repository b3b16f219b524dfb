namespace Netra.Apex.Auth.Sessions;

/// <summary>Keeps the provider's tokens of a session on the server.</summary>
public interface ITokenVault
{
    /// <summary>The tokens of a session; null when it has none.</summary>
    Task<ProviderTokens?> LoadAsync(SessionId id, CancellationToken cancellation = default);

    /// <summary>Replaces the tokens of a session, all of them together.</summary>
    Task SaveAsync(SessionId id, ProviderTokens tokens, CancellationToken cancellation = default);
}
