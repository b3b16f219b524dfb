using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>The address at the provider that a browser is sent to.</summary>
internal sealed class AuthorizationAddress(SignInOptions options, ProviderDirectory directory, IProofKeys keys)
{
    public async Task<string> OfAsync(AuthorizationRequest request, CancellationToken cancellation)
    {
        var endpoint = (await directory.GetAsync(cancellation)).AuthorizationEndpoint;
        var message = new OpenIdConnectMessage { IssuerAddress = endpoint, ClientId = options.ClientId, EnableTelemetryParameters = false };
        AskForOfflineAccess(message);
        Bind(message, request);
        return message.CreateAuthenticationRequestUrl();
    }

    /// <summary>The provider's own way of asking for a refresh token: offline access, and consent each time.</summary>
    private static void AskForOfflineAccess(OpenIdConnectMessage message)
    {
        message.ResponseType = OpenIdConnectResponseType.Code;
        message.Scope = "openid email";
        message.Prompt = OpenIdConnectPrompt.Consent;
        message.SetParameter("access_type", "offline");
    }

    private void Bind(OpenIdConnectMessage message, AuthorizationRequest request)
    {
        (message.State, message.Nonce, message.RedirectUri) = (request.State, request.Nonce, request.RedirectUri);
        message.SetParameter("code_challenge", keys.ChallengeOf(request.Verifier));
        message.SetParameter("code_challenge_method", "S256");
    }
}
