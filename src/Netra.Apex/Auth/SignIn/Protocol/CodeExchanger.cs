using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Netra.Apex.Auth.SignIn.Protocol;

internal sealed class CodeExchanger(TokenEndpoint endpoint) : ICodeExchanger
{
    public async Task<CodeGrant?> ExchangeAsync(string code, string verifier, string redirectUri, CancellationToken cancellation)
    {
        var answer = await endpoint.PostAsync(Request(code, verifier, redirectUri), cancellation);
        return answer is null ? null : new CodeGrant(answer.IdToken, endpoint.TokensOf(answer, answer.RefreshToken));
    }

    private static OpenIdConnectMessage Request(string code, string verifier, string redirectUri)
    {
        var request = new OpenIdConnectMessage { GrantType = OpenIdConnectGrantTypes.AuthorizationCode, Code = code, RedirectUri = redirectUri };
        request.SetParameter("code_verifier", verifier);
        return request;
    }
}
