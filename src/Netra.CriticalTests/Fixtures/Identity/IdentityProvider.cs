using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>A real OpenID Connect provider with Google's shape, on loopback and on the clock of the tests.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "netra-apex";
    public const string ClientSecret = "a secret between the two";

    private readonly WebApplication _app;
    private readonly TokenEndpointLog _log;
    private readonly SqliteConnection _anchor;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private IdentityProvider(WebApplication app, TokenEndpointLog log, SqliteConnection anchor) =>
        (_app, _log, _anchor) = (app, log, anchor);

    /// <summary>Where the provider listens; its issuer.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Every answer of the token endpoint so far.</summary>
    public IReadOnlyList<ProviderGrant> Grants => _log.Grants;

    /// <summary>Replaces the identity tokens of an account on their way to the platform.</summary>
    /// <param name="email">The account's address.</param>
    /// <param name="forge">From the provider's token to the one that arrives.</param>
    public void Forge(string email, Func<string, string> forge) => _log.Forgeries[email] = forge;

    /// <summary>Does something while the provider holds the answer to a renewal back.</summary>
    /// <param name="renew">What makes the platform renew.</param>
    /// <param name="meanwhile">What happens before the provider answers; a second renewal would not be held.</param>
    /// <returns>What came of that.</returns>
    public async Task<T> DuringRenewalAsync<T>(Func<Task> renew, Func<Task<T>> meanwhile)
    {
        var held = _log.HoldNextRenewal();
        var renewal = renew();
        await held.Arrived.Task.InTimeAsync("the platform asks for a renewal");
        var result = await meanwhile();
        held.Released.SetResult();
        await renewal;
        return result;
    }

    /// <summary>Refuses the next renewal, as a provider that is set up wrongly does; the refresh token stays
    /// good.</summary>
    public void RefuseNextRenewal() => _log.RefuseNextRenewal();

    public static async Task<IdentityProvider> StartAsync(TimeProvider time)
    {
        var log = new TokenEndpointLog();
        var database = $"Data Source=provider-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        var anchor = new SqliteConnection(database);
        await anchor.OpenAsync();
        var app = Build(time, database, log);
        await CreateTablesAsync(app.Services);
        await app.StartAsync();
        return new IdentityProvider(app, log, anchor);
    }

    /// <summary>Registers the platform, as its owner would in the provider's console.</summary>
    public async Task RegisterAsync(Uri redirectUri)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await applications.CreateAsync(Registration(redirectUri));
    }

    /// <summary>Presents a refresh token under the platform's name, as a thief would.</summary>
    public async Task<HttpStatusCode> PresentAsync(string refreshToken)
    {
        var thief = Form(new("grant_type", GrantTypes.RefreshToken), new("refresh_token", refreshToken));
        using var response = await _http.PostAsync(new Uri(Address, "token"), thief);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _anchor.DisposeAsync();
        _http.Dispose();
    }

    private static WebApplication Build(TimeProvider time, string database, TokenEndpointLog log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time).AddProvider(database, log);
        var app = builder.Build();
        app.UseAuthentication();
        app.MapConsentPage();
        return app;
    }

    private static async Task CreateTablesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProviderContext>().Database.EnsureCreatedAsync();
    }

    private static OpenIddictApplicationDescriptor Registration(Uri redirectUri)
    {
        var client = new OpenIddictApplicationDescriptor { ClientId = ClientId, ClientSecret = ClientSecret };
        client.ConsentType = ConsentTypes.Explicit;
        client.RedirectUris.Add(redirectUri);
        client.Permissions.UnionWith([Permissions.Endpoints.Authorization, Permissions.Endpoints.Token]);
        client.Permissions.UnionWith([Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken]);
        client.Permissions.UnionWith([Permissions.ResponseTypes.Code, Permissions.Scopes.Email]);
        return client;
    }

    private static FormUrlEncodedContent Form(params KeyValuePair<string, string>[] fields) =>
        new([new("client_id", ClientId), new("client_secret", ClientSecret), .. fields]);
}

/// <summary>What the provider remembers: clients, authorisations, tokens.</summary>
internal sealed class ProviderContext(DbContextOptions<ProviderContext> options) : DbContext(options);

/// <summary>An OpenID Connect server with Google's addresses and habits.</summary>
internal static class ProviderServices
{
    public static void AddProvider(this IServiceCollection services, string database, TokenEndpointLog log)
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

    private static void UseWeb(this OpenIddictServerBuilder server, TokenEndpointLog log)
    {
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(
            handler => handler.UseInlineHandler(log.AnswerAsync).SetOrder(int.MinValue));
        server.AddEventHandler<OpenIddictServerEvents.ApplyTokenResponseContext>(
            handler => handler.UseInlineHandler(log.Record));
    }
}
