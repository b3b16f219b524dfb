namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>One answer of the provider's token endpoint.</summary>
/// <param name="GrantType">What was asked for: authorization_code or refresh_token.</param>
/// <param name="Email">Whose tokens were issued; null when none were.</param>
/// <param name="RefreshToken">The refresh token that was issued; null when none was.</param>
/// <param name="Error">Why nothing was issued; null when something was.</param>
public sealed record ProviderGrant(string? GrantType, string? Email, string? RefreshToken, string? Error);
