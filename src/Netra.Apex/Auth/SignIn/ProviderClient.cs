using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Asks the provider in a customer's name, over the connection that the framework's handler uses.</summary>
internal sealed class ProviderClient(IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider time)
{
    private OpenIdConnectOptions Options => options.Get(SignInModule.Provider);

    /// <summary>Whether a failure is the provider's: it is out of reach, or its answer cannot be read.</summary>
    public static bool IsOutage(Exception failure) =>
        failure is HttpRequestException or TaskCanceledException or JsonException or InvalidOperationException { InnerException: IOException };

    /// <summary>The customer's profile as the provider keeps it.</summary>
    /// <exception cref="HttpRequestException">The provider cannot be reached or refuses.</exception>
    public async Task<string> ProfileAsync(string accessToken, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, (await FindAsync(cancellation)).UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await Options.Backchannel.SendAsync(request, cancellation);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Exchanges a refresh token for new tokens.</summary>
    /// <returns>Null when the provider refuses the token for good.</returns>
    /// <exception cref="HttpRequestException">Anything else came back; the token may still be good.</exception>
    public async Task<AuthenticationToken[]?> RefreshAsync(string refreshToken, CancellationToken cancellation)
    {
        using var request = await RequestAsync(refreshToken, cancellation);
        using var response = await Options.Backchannel.SendAsync(request, cancellation);
        var body = await response.Content.ReadAsStringAsync(cancellation);
        if (response.StatusCode == HttpStatusCode.BadRequest && new OpenIdConnectMessage(body).Error == "invalid_grant")
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return TokensOf(new OpenIdConnectMessage(body), refreshToken);
    }

    /// <summary>A provider that does not rotate refresh tokens answers without one: the old one stays good.</summary>
    private AuthenticationToken[] TokensOf(OpenIdConnectMessage answer, string refreshToken)
    {
        var lifetime = TimeSpan.FromSeconds(double.Parse(answer.ExpiresIn, CultureInfo.InvariantCulture));
        return
        [
            new() { Name = "access_token", Value = answer.AccessToken },
            new() { Name = "refresh_token", Value = answer.RefreshToken ?? refreshToken },
            new() { Name = "expires_at", Value = (time.GetUtcNow() + lifetime).ToString("o", CultureInfo.InvariantCulture) },
        ];
    }

    private async Task<HttpRequestMessage> RequestAsync(string refreshToken, CancellationToken cancellation)
    {
        var form = new OpenIdConnectMessage { ClientId = Options.ClientId, ClientSecret = Options.ClientSecret, RefreshToken = refreshToken };
        form.GrantType = OpenIdConnectGrantTypes.RefreshToken;
        var endpoint = (await FindAsync(cancellation)).TokenEndpoint;
        return new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form.Parameters) };
    }

    private Task<OpenIdConnectConfiguration> FindAsync(CancellationToken cancellation) =>
        Options.ConfigurationManager!.GetConfigurationAsync(cancellation);
}
