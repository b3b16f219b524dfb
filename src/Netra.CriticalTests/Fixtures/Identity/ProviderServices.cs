using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>An OpenID Connect server with Google's addresses and habits.</summary>
internal static class ProviderServices
{
    public static void AddProvider(this IServiceCollection services, string database, GrantLog log)
    {
        services.AddDbContext<ProviderContext>(store => store.UseSqlite(database).UseOpenIddict());
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<ProviderContext>())
            .AddServer(server => server.UseAddresses().UseFlows().UseKeys().UseWeb(log));
    }

    private static OpenIddictServerBuilder UseAddresses(this OpenIddictServerBuilder server) =>
        server
            .SetAuthorizationEndpointUris(ConsentPage.Path.TrimStart('/'))
            .SetTokenEndpointUris("token")
            .SetUserInfoEndpointUris("v1/userinfo")
            .SetRevocationEndpointUris("revoke")
            .SetJsonWebKeySetEndpointUris("oauth2/v3/certs");

    private static OpenIddictServerBuilder UseFlows(this OpenIddictServerBuilder server) =>
        server
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .RegisterScopes("email")
            .SetAccessTokenLifetime(TimeSpan.FromHours(1))
            .SetRefreshTokenReuseLeeway(TimeSpan.Zero);

    private static OpenIddictServerBuilder UseKeys(this OpenIddictServerBuilder server) =>
        server.AddSigningKey(ProviderKeys.Signing).AddEncryptionKey(ProviderKeys.Encryption);

    private static void UseWeb(this OpenIddictServerBuilder server, GrantLog log)
    {
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ApplyTokenResponseContext>(handler => handler.UseInlineHandler(log.Record));
    }
}
