using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
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

    public static TheoryData<Exception, string, int> Failures => new()
    {
        { new SignInRefusedException(RefusalReason.StepLate), nameof(RefusalReason.StepLate), 400 },
        { new OpenIdConnectProtocolInvalidNonceException(), nameof(RefusalReason.NonceMismatch), 400 },
        { Said("invalid_grant"), nameof(RefusalReason.CodeRefused), 400 },
        { Said("server_error"), nameof(RefusalReason.ProviderFailed), 502 },
        { new OpenIdConnectProtocolException("not JSON"), nameof(RefusalReason.ProviderFailed), 502 },
        { new SecurityTokenInvalidIssuerException(), nameof(RefusalReason.IdentityRejected), 400 },
        { new HttpRequestException("no line"), nameof(RefusalReason.ProviderFailed), 502 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Answers_a_failure_with_its_reason(Exception failure, string reason, int status)
    {
        var (answered, body, isHandled) = await RefuseAsync(failure);
        Assert.Equal(status, answered);
        Assert.Contains($"\"refused\":\"{reason}\"", body);
        Assert.True(isHandled);
    }

    private static OpenIdConnectProtocolException Said(string error) => new() { Data = { ["error"] = error } };

    private async Task<(int Status, string Body, bool IsHandled)> RefuseAsync(Exception failure)
    {
        await using var scope = _platform.Get<IServiceScopeFactory>().CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = body } };
        var scheme = new AuthenticationScheme(SignInModule.Provider, null, typeof(OpenIdConnectHandler));
        var context = new RemoteFailureContext(http, scheme, new OpenIdConnectOptions(), failure);
        await _platform.Get<ProviderCallback>().RefuseAsync(context);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), context.Result?.Handled == true);
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
