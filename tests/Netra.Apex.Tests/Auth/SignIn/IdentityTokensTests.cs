using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Protocol;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class IdentityTokensTests(IssuerFixture issuer) : IClassFixture<IssuerFixture>, IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);
    private readonly FakeTimeProvider _time = new();
    private readonly ProviderClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Reads_who_signed_in_from_a_token_just_before_it_expires()
    {
        var token = issuer.Sign(Describe());
        _time.Advance(Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(new VerifiedIdentity(new Customer("42", "ada@example.com"), "n"), await ReadAsync(token));
    }

    [Fact]
    public async Task Refuses_a_token_from_the_instant_it_expires()
    {
        var token = issuer.Sign(Describe());
        _time.Advance(Lifetime);
        Assert.Null(await ReadAsync(token));
    }

    [Fact]
    public async Task Refuses_a_token_that_somebody_else_signed_under_the_name_of_the_issuers_key()
    {
        var forged = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "issuer" };
        Assert.Null(await ReadAsync(issuer.Sign(Describe(), forged)));
    }

    [Fact]
    public async Task Refuses_a_token_for_another_platform()
    {
        var token = Describe();
        token.Audience = "another";
        Assert.Null(await ReadAsync(issuer.Sign(token)));
    }

    [Fact]
    public async Task Refuses_a_token_of_another_issuer()
    {
        var token = Describe();
        token.Issuer = "https://another.example";
        Assert.Null(await ReadAsync(issuer.Sign(token)));
    }

    [Fact]
    public async Task Refuses_an_address_that_the_provider_has_not_verified()
    {
        var token = Describe();
        token.Claims["email_verified"] = false;
        Assert.Null(await ReadAsync(issuer.Sign(token)));
    }

    private SecurityTokenDescriptor Describe() => new()
    {
        Issuer = issuer.Address.AbsoluteUri,
        Audience = "apex",
        IssuedAt = _time.GetUtcNow().UtcDateTime,
        Expires = _time.GetUtcNow().UtcDateTime + Lifetime,
        Claims = new Dictionary<string, object> { ["sub"] = "42", ["email"] = "ada@example.com", ["email_verified"] = true, ["nonce"] = "n" },
    };

    private Task<VerifiedIdentity?> ReadAsync(string token)
    {
        var options = new SignInOptions(issuer.Address, "apex", "secret");
        return new IdentityTokens(options, new ProviderDirectory(options, _http), _time).ReadAsync(token, CancellationToken.None);
    }
}
