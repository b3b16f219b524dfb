using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Security.Tokens;

/// <summary>Marks an endpoint that takes a token in place of a session.</summary>
internal sealed class TokenMetadata;

/// <summary>Tokens by the framework's handler of bearer tokens. A token says who its bearer is, and nothing about what
/// the bearer may: that is looked up.</summary>
internal static class TokensModule
{
    /// <summary>The authentication scheme of tokens.</summary>
    public const string Scheme = "token";

    /// <summary>Who makes the tokens.</summary>
    public const string Issuer = "netra-apex";

    /// <summary>For whom: the doors to the tools.</summary>
    public const string Audience = "netra-apex-tools";

    /// <summary>How they are signed.</summary>
    public const string Algorithm = SecurityAlgorithms.HmacSha256;

    private const string SessionOrToken = "session-or-token";

    public static void AddTokens(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TokenKey>().AddSingleton<TokenStore>();
        builder.Services.AddAuthentication(SessionOrToken)
            .AddPolicyScheme(SessionOrToken, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddJwtBearer(Scheme, Configure);
        builder.Services.AddOptions<JwtBearerOptions>(Scheme).Configure<TokenKey, TokenStore>(Configure);
    }

    /// <summary>Lets programs in with a token, too.</summary>
    public static TEndpoint AcceptsTokens<TEndpoint>(this TEndpoint endpoint)
        where TEndpoint : IEndpointConventionBuilder => endpoint.WithMetadata(new TokenMetadata());

    /// <summary>The token by which somebody was let in; null: it was another proof.</summary>
    public static string? IdOf(ClaimsPrincipal user) => user.FindFirstValue(JwtRegisteredClaimNames.Jti);

    // One proof counts: who sends a token along with a session's cookie is the token's bearer.
    private static string SchemeOf(HttpContext http)
    {
        var isDoor = http.GetEndpoint()?.Metadata.GetMetadata<TokenMetadata>() is not null;
        return isDoor && http.Request.Headers.Authorization.ToString().Length > 0 ? Scheme : Session.Scheme;
    }

    // When a token ends is the store's to say: the library reads the machine's clock and allows five minutes more.
    private static void Configure(JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidIssuer = Issuer;
        options.TokenValidationParameters.ValidAudience = Audience;
        options.TokenValidationParameters.ValidateLifetime = false;
        options.TokenValidationParameters.ValidAlgorithms = [Algorithm];
        options.Events = new JwtBearerEvents { OnChallenge = RefuseAsync };
    }

    private static void Configure(JwtBearerOptions options, TokenKey key, TokenStore tokens)
    {
        options.Events.OnMessageReceived = _ => key.LoadAsync();
        options.Events.OnTokenValidated = token => CheckAsync(token, tokens);
        options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, _, _) => [key.Loaded];
    }

    private static async Task CheckAsync(TokenValidatedContext token, TokenStore tokens)
    {
        if (IdOf(token.Principal!) is not { } id || !await tokens.IsAliveAsync(id))
        {
            token.Fail("The token has been revoked, or has expired.");
        }
    }

    private static Task RefuseAsync(JwtBearerChallengeContext challenge)
    {
        const string Sentence = "The token is invalid, expired, revoked or for another purpose; create a new one.";
        challenge.HandleResponse();
        challenge.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        var refusal = Results.Problem(Sentence, statusCode: StatusCodes.Status401Unauthorized);
        return refusal.ExecuteAsync(challenge.HttpContext);
    }
}
