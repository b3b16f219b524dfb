using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Server;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>What the provider's token endpoint has answered, in order.</summary>
internal sealed class GrantLog
{
    private readonly ConcurrentQueue<ProviderGrant> _grants = new();

    public IReadOnlyList<ProviderGrant> All => [.. _grants];

    public ValueTask Record(OpenIddictServerEvents.ApplyTokenResponseContext context)
    {
        var (request, response) = (context.Request, context.Response);
        _grants.Enqueue(new ProviderGrant(request?.GrantType, EmailIn(response.IdToken), response.RefreshToken, response.Error));
        return ValueTask.CompletedTask;
    }

    private static string? EmailIn(string? idToken) =>
        idToken is null ? null : new JsonWebToken(idToken).GetPayloadValue<string>(JwtRegisteredClaimNames.Email);
}
