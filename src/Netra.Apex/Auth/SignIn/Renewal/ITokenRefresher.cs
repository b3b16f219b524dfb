using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Renewal;

/// <summary>Renews tokens at the provider.</summary>
public interface ITokenRefresher
{
    /// <summary>Exchanges the refresh token for the next pair.</summary>
    /// <returns>The next pair; null when the provider refuses the refresh token for good.</returns>
    /// <exception cref="HttpRequestException">The provider could not be reached or answered otherwise; the token may still be good.</exception>
    Task<ProviderTokens?> RefreshAsync(ProviderTokens tokens, CancellationToken cancellation);
}
