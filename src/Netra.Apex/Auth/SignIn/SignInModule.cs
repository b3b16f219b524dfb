using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Network;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Sign-in by the framework's OpenID Connect handler. Between it and the session stands a scheme of its own,
/// for who comes back from the provider has not yet consented.</summary>
internal static class SignInModule
{
    /// <summary>The scheme that speaks with the provider; absent when none is configured.</summary>
    public const string Provider = "oidc";

    /// <summary>The scheme that remembers a sign-in under way, in a cookie for <c>/auth</c> only.</summary>
    public const string Pending = "pending";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Attempts>().AddSingleton<UsedCodes>();
        builder.Services.AddSingleton<Refusals>().AddSingleton<Completion>();
        builder.Services.AddAuthentication().AddCookie(Pending, ConfigurePending);
        if (!string.IsNullOrWhiteSpace(
            builder.Configuration[$"{SignInSettings.Section}:{nameof(SignInSettings.Authority)}"]))
        {
            builder.Services.AddProvider();
        }
    }

    private static void AddProvider(this IServiceCollection services)
    {
        services.AddSingleton<ProviderCallback>().AddSingleton<ProviderClient>();
        services.AddSingleton<RenewalClaims>().AddSingleton<TokenRenewal>();
        services.AddAuthentication().AddOpenIdConnect(Provider, ConfigureProtocol);
        services.AddOptions<OpenIdConnectOptions>(Provider)
            .Configure<IOptions<AuthSettings>, ProviderCallback>(ConfigureProvider);
        services.AddOptions<CookieAuthenticationOptions>(Session.Scheme).Configure<TokenRenewal>(RenewTokens);
    }

    private static void ConfigurePending(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "netra_sign_in";
        options.Cookie.Path = "/auth";
        options.Cookie.SameSite = SameSiteMode.Lax;
    }

    private static void ConfigureProtocol(OpenIdConnectOptions options)
    {
        options.SignInScheme = Pending;
        options.CallbackPath = "/auth/callback";
        options.SaveTokens = true;
        options.MapInboundClaims = false;
        ConfigureRequest(options);
        ConfigureCookies(options);
    }

    private static void ConfigureRequest(OpenIdConnectOptions options)
    {
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("email");
        options.AdditionalAuthorizationParameters["access_type"] = "offline";
    }

    // Lax cookies come along when the provider sends the browser back by a link; a form post would need SameSite=None.
    private static void ConfigureCookies(OpenIdConnectOptions options)
    {
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
    }

    private static void ConfigureProvider(
        OpenIdConnectOptions options, IOptions<AuthSettings> settings, ProviderCallback callback)
    {
        var signIn = settings.Value.SignIn;
        options.Authority = signIn.Authority!.AbsoluteUri;
        options.RequireHttpsMetadata = !signIn.Authority.IsLoopback;
        options.ClientId = signIn.ClientId;
        options.ClientSecret = signIn.ClientSecret;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = new SocketsHttpHandler { Proxy = DirectLoopback.Default };
        Listen(options.Events, callback);
    }

    private static void Listen(OpenIdConnectEvents events, ProviderCallback callback)
    {
        events.OnAuthorizationCodeReceived = callback.TakeStepAsync;
        events.OnTokenValidated = callback.IdentifyAsync;
        events.OnRemoteFailure = callback.RefuseAsync;
    }

    private static void RenewTokens(CookieAuthenticationOptions options, TokenRenewal renewal) =>
        options.Events.OnValidatePrincipal = renewal.RenewIfDueAsync;
}
