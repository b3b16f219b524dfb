using System.Globalization;
using System.Net;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>The provider's token endpoint, as the platform is registered there.</summary>
internal sealed class TokenEndpoint(SignInOptions options, ProviderDirectory directory, ProviderClient http, TimeProvider time)
{
    /// <summary>Posts a request under the platform's name; null when the provider refuses the grant itself.</summary>
    public async Task<OpenIdConnectMessage?> PostAsync(OpenIdConnectMessage request, CancellationToken cancellation)
    {
        (request.ClientId, request.ClientSecret) = (options.ClientId, options.ClientSecret);
        var address = (await directory.GetAsync(cancellation)).TokenEndpoint;
        using var response = await http.PostAsync(address, new FormUrlEncodedContent(request.Parameters), cancellation);
        return await ReadAsync(response, cancellation);
    }

    /// <summary>The tokens of an answer, with the instant at which they expire on the platform's clock.</summary>
    /// <exception cref="HttpRequestException">The answer lacks a part.</exception>
    public ProviderTokens TokensOf(OpenIdConnectMessage answer, string? refreshToken)
    {
        var complete = answer.AccessToken is not null && refreshToken is not null;
        return complete && int.TryParse(answer.ExpiresIn, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new ProviderTokens(answer.AccessToken!, time.GetUtcNow().AddSeconds(seconds), refreshToken!)
            : throw new HttpRequestException("The provider's token answer lacks access_token, expires_in or refresh_token.");
    }

    private static async Task<OpenIdConnectMessage?> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var answer = new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(cancellation));
        if (response.StatusCode == HttpStatusCode.BadRequest && answer.Error == "invalid_grant")
        {
            return null;
        }

        return response.IsSuccessStatusCode ? answer : throw Unexpected(response, answer);
    }

    private static HttpRequestException Unexpected(HttpResponseMessage response, OpenIdConnectMessage answer) =>
        new($"The provider's token endpoint answered {(int)response.StatusCode} {answer.Error}; check the platform's registration there.");
}
