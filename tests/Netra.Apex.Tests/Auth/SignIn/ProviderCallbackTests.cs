using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class ProviderCallbackTests : IAsyncLifetime
{
    private static readonly SigningCredentials Rsa =
        new(new RsaSecurityKey(RSA.Create(2048)), SecurityAlgorithms.RsaSha256);

    private static readonly SigningCredentials Shared =
        new(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256);

    private AuthPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await new StubProvider().StartPlatformAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task Knows_a_customer_by_a_signed_token_with_a_verified_address()
    {
        var context = await IdentifyAsync(Signed(Rsa), "true");
        Assert.Equal(new Customer("42", "ada@example.com"), Customer.Of(context.Principal!));
    }

    [Theory]
    [InlineData("false")]
    [InlineData(null)]
    public Task Refuses_an_address_that_the_provider_has_not_verified(string? verified) =>
        RefusesAsync(Signed(Rsa), verified);

    [Fact]
    public Task Refuses_a_token_signed_with_a_shared_secret() => RefusesAsync(Signed(Shared), "true");

    [Fact]
    public Task Refuses_a_token_without_a_signature() => RefusesAsync(Signed(null), "true");

    [Fact]
    public Task Refuses_a_token_whose_signature_is_cut_off()
    {
        var token = Signed(Rsa);
        return RefusesAsync(token[..(token.LastIndexOf('.') + 1)], "true");
    }

    private static string Signed(SigningCredentials? key) =>
        new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("issuer", "apex", signingCredentials: key));

    private async Task RefusesAsync(string token, string? verified)
    {
        var refused = await Assert.ThrowsAsync<SignInRefusedException>(() => IdentifyAsync(token, verified));
        Assert.Equal(RefusalReason.IdentityRejected, refused.Reason);
    }

    private async Task<TokenValidatedContext> IdentifyAsync(string token, string? verified)
    {
        List<Claim> claims = [new("sub", "42"), new("email", "ada@example.com")];
        claims.AddRange(verified is null ? [] : [new Claim("email_verified", verified)]);
        var scheme = new AuthenticationScheme(SignInModule.Provider, null, typeof(OpenIdConnectHandler));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims));
        var context = new TokenValidatedContext(new DefaultHttpContext(), scheme, new(), principal, new());
        context.SecurityToken = new JwtSecurityToken(token);
        await _platform.Get<ProviderCallback>().IdentifyAsync(context);
        return context;
    }
}
