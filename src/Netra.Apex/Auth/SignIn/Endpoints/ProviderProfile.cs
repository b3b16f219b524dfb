using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Netra.Apex.Auth.SignIn.Protocol;

namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>The customer's profile as the provider keeps it, fetched in the customer's name.</summary>
internal sealed class ProviderProfile(ProviderDirectory directory, ProviderClient http)
{
    public async Task<IResult> FetchAsync(string accessToken, CancellationToken cancellation)
    {
        var address = (await directory.GetAsync(cancellation)).UserInfoEndpoint;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await http.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode
            ? Results.Text(await response.Content.ReadAsStringAsync(cancellation), "application/json")
            : Results.StatusCode(StatusCodes.Status502BadGateway);
    }
}
