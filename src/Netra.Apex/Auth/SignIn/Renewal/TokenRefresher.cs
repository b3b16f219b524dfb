using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Protocol;

namespace Netra.Apex.Auth.SignIn.Renewal;

internal sealed class TokenRefresher(TokenEndpoint endpoint) : ITokenRefresher
{
    public async Task<ProviderTokens?> RefreshAsync(ProviderTokens tokens, CancellationToken cancellation)
    {
        var request = new OpenIdConnectMessage { GrantType = OpenIdConnectGrantTypes.RefreshToken, RefreshToken = tokens.RefreshToken };
        var answer = await endpoint.PostAsync(request, cancellation);
        return answer is null ? null : endpoint.TokensOf(answer, answer.RefreshToken ?? tokens.RefreshToken);
    }
}
