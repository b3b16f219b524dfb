using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>The provider's discovery document and keys, fetched once and kept fresh.</summary>
internal sealed class ProviderDirectory(SignInOptions options, ProviderClient http)
{
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _documents = new(
        new Uri(options.Authority, ".well-known/openid-configuration").AbsoluteUri,
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(http) { RequireHttps = !options.Authority.IsLoopback });

    /// <exception cref="HttpRequestException">The document could not be fetched or read, or speaks for another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellation)
    {
        var document = await FetchAsync(cancellation);
        return new Uri(document.Issuer) == options.Authority
            ? document
            : throw new HttpRequestException($"The provider at {options.Authority} says it is {document.Issuer}; configure the issuer as it names itself.");
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            return await _documents.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException exception)
        {
            throw new HttpRequestException($"The discovery document of the provider at {options.Authority} could not be fetched; check the address and the line.", exception);
        }
    }
}
