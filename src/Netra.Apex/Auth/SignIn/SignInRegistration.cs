using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Endpoints;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.Apex.Auth.SignIn.Renewal;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Sign-in through an OpenID Connect provider; absent when none is configured.</summary>
internal static class SignInRegistration
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, ApexOptions options) =>
        options.SignIn is { } signIn
            ? services.AddSingleton(signIn).AddProtocol().AddSteps().AddRenewal()
            : services;

    public static void UseSignIn(this WebApplication app)
    {
        if (app.Services.GetService<SignInOptions>() is not null)
        {
            app.MapSignIn();
            app.MapSessions();
        }
    }

    private static IServiceCollection AddProtocol(this IServiceCollection services) =>
        services
            .AddSingleton<ProviderClient>()
            .AddSingleton<ProviderDirectory>()
            .AddSingleton<TokenEndpoint>()
            .AddSingleton<ProviderProfile>()
            .AddSingleton<AuthorizationAddress>()
            .AddSingleton<CodeRedemption>()
            .AddValidators();

    private static IServiceCollection AddValidators(this IServiceCollection services) =>
        services
            .AddSingleton<IStateValidator, StateValidator>()
            .AddSingleton<INonceValidator, NonceValidator>()
            .AddSingleton<IProofKeys, ProofKeys>()
            .AddSingleton<ICodeLedger, SqliteCodeLedger>()
            .AddSingleton<ICodeExchanger, CodeExchanger>()
            .AddSingleton<IIdentityTokens, IdentityTokens>();

    private static IServiceCollection AddSteps(this IServiceCollection services) =>
        services
            .AddSingleton<IAttempts, SqliteAttempts>()
            .AddSingleton<IStepRules, StepRules>()
            .AddSingleton<AttemptEnd>()
            .AddSingleton<SignInDesk>();

    private static IServiceCollection AddRenewal(this IServiceCollection services) =>
        services
            .AddSingleton<IRenewalPolicy, RenewalPolicy>()
            .AddSingleton<ITokenRefresher, TokenRefresher>()
            .AddSingleton<IAccessTokens, AccessTokens>();
}
