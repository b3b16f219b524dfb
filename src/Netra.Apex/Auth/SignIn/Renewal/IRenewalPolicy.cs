using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Renewal;

/// <summary>Decides when tokens are renewed.</summary>
public interface IRenewalPolicy
{
    /// <summary>Whether the access token is so near its end that it must not be used any more.</summary>
    bool IsDue(ProviderTokens tokens);
}
