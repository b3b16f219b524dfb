using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Protocol;

internal sealed class IdentityTokens(SignInOptions options, ProviderDirectory directory, TimeProvider time) : IIdentityTokens
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public async Task<VerifiedIdentity?> ReadAsync(string idToken, CancellationToken cancellation)
    {
        var result = await _handler.ValidateTokenAsync(idToken, Demands(await directory.GetAsync(cancellation)));
        return result.IsValid ? IdentityOf((JsonWebToken)result.SecurityToken) : null;
    }

    private static VerifiedIdentity? IdentityOf(JsonWebToken token)
    {
        var verified = token.TryGetPayloadValue<bool>("email_verified", out var flag) && flag;
        return verified && token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Email, out var email)
            ? new VerifiedIdentity(new Customer(token.Subject, email), NonceOf(token))
            : null;
    }

    private static string? NonceOf(JsonWebToken token) =>
        token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Nonce, out var nonce) ? nonce : null;

    private TokenValidationParameters Demands(OpenIdConnectConfiguration provider) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = options.ClientId,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKeys = provider.SigningKeys,
        LifetimeValidator = (from, until, _, _) => IsAlive(from, until),
    };

    private bool IsAlive(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is not null && now < until && (from is null || now + TokenValidationParameters.DefaultClockSkew >= from);
    }
}
