using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Netra.Apex.Network;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Asks the provider in a customer's name, over the connection that the framework's handler uses.</summary>
internal sealed class ProviderClient(IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider time)
{
    // Some providers send numbers as strings.
    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    private OpenIdConnectOptions Options => options.Get(SignInModule.Provider);

    /// <summary>Whether a failure is the provider's: it is out of reach, or its answer cannot be read.</summary>
    public static bool IsOutage(Exception failure) =>
        HttpFailures.IsOutage(failure)
        || failure is TaskCanceledException or JsonException
            or InvalidOperationException { InnerException: IOException };

    /// <summary>The customer's profile as the provider keeps it.</summary>
    /// <exception cref="HttpRequestException">The provider cannot be reached or refuses.</exception>
    public async Task<string> ProfileAsync(string accessToken, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, (await FindAsync(cancellation)).UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await Options.Backchannel.SendAsync(request, cancellation);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Exchanges a refresh token for new tokens. It cannot be cancelled: the provider would have rotated the
    /// token, and nobody would know the new one.</summary>
    /// <returns>Null when the provider refuses the token for good.</returns>
    /// <exception cref="HttpRequestException">Anything else came back; the token may still be good.</exception>
    public async Task<AuthenticationToken[]?> RefreshAsync(string refreshToken)
    {
        using var request = await RequestAsync(refreshToken);
        using var response = await Options.Backchannel.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.BadRequest && ErrorIn(body) == "invalid_grant")
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return TokensOf(JsonSerializer.Deserialize<Renewal>(body, Wire)!, refreshToken);
    }

    private static string? ErrorIn(string body) => JsonSerializer.Deserialize<Refusal>(body, Wire)?.Error;

    /// <summary>A provider that does not rotate refresh tokens answers without one: the old one stays good.</summary>
    private AuthenticationToken[] TokensOf(Renewal renewal, string refreshToken) =>
    [
        new() { Name = "access_token", Value = renewal.AccessToken },
        new() { Name = "refresh_token", Value = renewal.RefreshToken ?? refreshToken },
        new() { Name = "expires_at", Value = In(renewal.ExpiresIn).ToString("o", CultureInfo.InvariantCulture) },
    ];

    private DateTimeOffset In(int seconds) => time.GetUtcNow().AddSeconds(seconds);

    private async Task<HttpRequestMessage> RequestAsync(string refreshToken)
    {
        var form = new OpenIdConnectMessage { ClientId = Options.ClientId, ClientSecret = Options.ClientSecret };
        form.GrantType = OpenIdConnectGrantTypes.RefreshToken;
        form.RefreshToken = refreshToken;
        var content = new FormUrlEncodedContent(form.Parameters);
        var endpoint = (await FindAsync(CancellationToken.None)).TokenEndpoint;
        return new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
    }

    private Task<OpenIdConnectConfiguration> FindAsync(CancellationToken cancellation) =>
        Options.ConfigurationManager!.GetConfigurationAsync(cancellation);

    private sealed record Refusal(string? Error);

    /// <summary>ExpiresIn: seconds.</summary>
    private sealed record Renewal
    {
        public required string AccessToken { get; init; }

        public string? RefreshToken { get; init; }

        public required int ExpiresIn { get; init; }
    }
}
