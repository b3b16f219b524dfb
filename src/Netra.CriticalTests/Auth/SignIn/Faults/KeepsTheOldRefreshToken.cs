using Netra.Apex.Auth.Sessions;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The new access token is stored, the new refresh token is not.</summary>
public sealed class KeepsTheOldRefreshToken : StaleVaultFault
{
    protected override ProviderTokens Mix(ProviderTokens known, ProviderTokens renewed) =>
        renewed with { RefreshToken = known.RefreshToken };
}
