using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Security.Tokens;

/// <summary>The body of <c>POST /security/tokens</c>.</summary>
/// <param name="Name">What the customer calls the token; 1 to 100 characters, none of them a control character.</param>
/// <param name="Days">For how many days it is good, 1 to 365.</param>
internal sealed record TokenRequest(string? Name, int Days = 30)
{
    private const int LongestName = 100;
    private const int MostDays = 365;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        _ when string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName || Name.Any(char.IsControl) =>
            $"name must have 1 to {LongestName} characters, none of them a control character.",
        { Days: < 1 or > MostDays } => $"days is {Days}; it must be 1 to {MostDays}.",
        _ => null,
    };
}

/// <summary>A token as its owner sees it.</summary>
/// <param name="Id">Its name for the platform, with which it is revoked.</param>
/// <param name="Name">Its name for the customer.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record TokenReport(string Id, string Name, DateTimeOffset ExpiresAt)
{
    public static TokenReport Of(TokenRow row) =>
        new(row.Id, row.Name, new DateTimeOffset(row.ExpiresAt, TimeSpan.Zero));
}

/// <summary>A new token. It is shown this once and not kept.</summary>
/// <param name="Id">Its name for the platform.</param>
/// <param name="Token">What a program sends as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record NewToken(string Id, string Token, DateTimeOffset ExpiresAt);

/// <summary><c>/security/tokens</c>: a customer's tokens for programs. They ask for a session: no token makes
/// another.</summary>
internal static class TokenEndpoints
{
    private const string Path = "/security/tokens";

    private static readonly string TooMany = $"You have {TokenStore.MostTokens} tokens; revoke one.";

    public static void Map(WebApplication app)
    {
        app.MapPost(Path, MakeAsync).Produces<NewToken>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests);
        app.MapGet(Path, async (HttpContext http, TokenStore tokens) =>
            (await tokens.ListAsync(Customer.Of(http.User).Subject)).ConvertAll(TokenReport.Of));
        app.MapDelete($"{Path}/{{id}}", async (string id, HttpContext http, TokenStore tokens) =>
            await tokens.RevokeAsync(Customer.Of(http.User).Subject, id) ? Results.NoContent() : Results.NotFound());
    }

    private static async Task<IResult> MakeAsync(
        TokenRequest request, HttpContext http, TokenStore tokens, TokenKey key, TimeProvider time)
    {
        if (request.Problem() is { } problem)
        {
            return Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        }

        var (customer, now) = (Customer.Of(http.User), WholeSecond(time.GetUtcNow()));
        var token = RowFor(customer, request.Name!, now.AddDays(request.Days));
        if (!await tokens.AddAsync(token))
        {
            return Results.Problem(TooMany, statusCode: StatusCodes.Status429TooManyRequests);
        }

        var signed = Sign(token, customer, now, await key.LoadAsync());
        return Results.Created($"{Path}/{token.Id}", new NewToken(token.Id, signed, TokenReport.Of(token).ExpiresAt));
    }

    // A token's times have whole seconds.
    private static DateTimeOffset WholeSecond(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static TokenRow RowFor(Customer customer, string name, DateTimeOffset expiry) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Customer = customer.Subject,
        Name = name,
        ExpiresAt = expiry.UtcTicks,
    };

    private static string Sign(TokenRow token, Customer customer, DateTimeOffset now, SecurityKey key) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokensModule.Issuer,
            Audience = TokensModule.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = new DateTime(token.ExpiresAt, DateTimeKind.Utc),
            Subject = customer.ToPrincipal().Identities.Single(),
            Claims = new Dictionary<string, object> { [JwtRegisteredClaimNames.Jti] = token.Id },
            SigningCredentials = new SigningCredentials(key, TokensModule.Algorithm),
        });
}
