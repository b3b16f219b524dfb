using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Renewal;

/// <summary>Access tokens that are good to use; nobody who asks for one thinks of renewal.</summary>
public interface IAccessTokens
{
    /// <summary>An access token of a session, renewed first when that is due.</summary>
    /// <returns>The token; null when the session has none, or has just ended because the provider refused to renew it.</returns>
    /// <exception cref="HttpRequestException">Renewal was due and the provider could not be reached; the session lives on.</exception>
    Task<string?> GetAsync(SessionId session, CancellationToken cancellation = default);
}
