using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Netra.Apex.Auth.Sessions;

/// <summary>Who signed in.</summary>
/// <param name="Subject">The provider's lasting name for the account; not blank.</param>
/// <param name="Email">The address that the provider has verified; not blank.</param>
public sealed record Customer(string Subject, string Email)
{
    /// <summary>The customer whom a session's cookie or a token proved.</summary>
    /// <exception cref="InvalidOperationException">The principal is not a customer's: the endpoint asks for neither a
    /// session nor a token.</exception>
    public static Customer Of(ClaimsPrincipal user) =>
        new(Claim(user, JwtRegisteredClaimNames.Sub), Claim(user, JwtRegisteredClaimNames.Email));

    /// <summary>The customer as the principal of a session.</summary>
    public ClaimsPrincipal ToPrincipal() =>
        new(new ClaimsIdentity(
            [new(JwtRegisteredClaimNames.Sub, Subject), new(JwtRegisteredClaimNames.Email, Email)],
            Session.Scheme));

    private static string Claim(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new InvalidOperationException($"The session has no claim '{type}'.");
}
