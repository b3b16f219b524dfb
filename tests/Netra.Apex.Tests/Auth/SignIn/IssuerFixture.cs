using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Netra.Apex.Tests.Auth.SignIn;

/// <summary>The discovery document and the key of a provider, on loopback; it issues what a test asks for.</summary>
public sealed class IssuerFixture : IAsyncLifetime
{
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "issuer" };
    private WebApplication? _app;

    public Uri Address => new((_app ?? throw new InvalidOperationException("The issuer has not been started.")).Urls.First());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address.AbsoluteUri, jwks_uri = new Uri(Address, "keys").AbsoluteUri }));
        _app.MapGet("/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        await _app.StartAsync();
    }

    public Task DisposeAsync() => _app!.DisposeAsync().AsTask();

    /// <summary>A token signed with the issuer's key, or with another one that has the same name.</summary>
    public string Sign(SecurityTokenDescriptor token, SecurityKey? key = null)
    {
        token.SigningCredentials = new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    private object PublicKey()
    {
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent));
        return new { kty = "RSA", use = "sig", kid = _key.KeyId, n, e };
    }
}
