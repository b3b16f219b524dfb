using Netra.Apex.Auth.Sessions;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The new expiry is stored, the new access token is not.</summary>
public sealed class KeepsTheOldAccessToken : StaleVaultFault
{
    protected override ProviderTokens Mix(ProviderTokens known, ProviderTokens renewed) =>
        renewed with { AccessToken = known.AccessToken };
}
