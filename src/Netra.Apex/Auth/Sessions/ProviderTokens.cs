namespace Netra.Apex.Auth.Sessions;

/// <summary>What the identity provider gave the platform to act for a customer.</summary>
/// <param name="AccessToken">Presented to the provider's endpoints.</param>
/// <param name="ExpiresAt">The instant from which the access token is no longer accepted.</param>
/// <param name="RefreshToken">Exchanged, once, for the next pair.</param>
public sealed record ProviderTokens(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken);
