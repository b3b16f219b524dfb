using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Renewal;

internal sealed class RenewalPolicy(TimeProvider time) : IRenewalPolicy
{
    public bool IsDue(ProviderTokens tokens) => tokens.ExpiresAt - time.GetUtcNow() <= SignInLimits.RenewalMargin;
}
