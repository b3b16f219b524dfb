using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>One answer of the provider's token endpoint.</summary>
/// <param name="GrantType">What was asked for: authorization_code or refresh_token.</param>
/// <param name="Email">Whose tokens were issued; null when none were.</param>
/// <param name="RefreshToken">The refresh token that was issued; null when none was.</param>
/// <param name="Error">Why nothing was issued; null when something was.</param>
public sealed record ProviderGrant(string? GrantType, string? Email, string? RefreshToken, string? Error);

/// <summary>A renewal that has arrived at the provider and waits to be answered.</summary>
internal sealed class HeldRenewal
{
    public TaskCompletionSource Arrived { get; } = new();

    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What the provider's token endpoint has answered, in order, and how that is forged.</summary>
internal sealed class TokenEndpointLog
{
    private readonly ConcurrentQueue<ProviderGrant> _grants = new();
    private HeldRenewal? _held;
    private bool _isToRefuse;

    public IReadOnlyList<ProviderGrant> Grants => [.. _grants];

    /// <summary>How the identity token of an account is replaced, by the account's address.</summary>
    public ConcurrentDictionary<string, Func<string, string>> Forgeries { get; } = new(StringComparer.Ordinal);

    /// <summary>Holds the answer to the next renewal back.</summary>
    public HeldRenewal HoldNextRenewal() => _held = new HeldRenewal();

    /// <summary>Refuses the next renewal for another reason than its refresh token.</summary>
    public void RefuseNextRenewal() => _isToRefuse = true;

    public ValueTask AnswerAsync(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (!context.Request.IsRefreshTokenGrantType())
        {
            return ValueTask.CompletedTask;
        }

        if (Interlocked.Exchange(ref _isToRefuse, false))
        {
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "This client may not do so today.");
        }

        return HoldAsync(Interlocked.Exchange(ref _held, null));
    }

    public ValueTask Record(OpenIddictServerEvents.ApplyTokenResponseContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var email = response.IdToken is { } token ? EmailIn(token) : null;
        _grants.Enqueue(new ProviderGrant(request?.GrantType, email, response.RefreshToken, response.Error));
        var forge = email is null ? null : Forgeries.GetValueOrDefault(email);
        response.IdToken = forge is null ? response.IdToken : forge(response.IdToken!);
        return ValueTask.CompletedTask;
    }

    private static async ValueTask HoldAsync(HeldRenewal? held)
    {
        held?.Arrived.SetResult();
        await (held?.Released.Task ?? Task.CompletedTask);
    }

    private static string? EmailIn(string token) =>
        new JsonWebToken(token).TryGetPayloadValue(JwtRegisteredClaimNames.Email, out string email) ? email : null;
}

/// <summary>The provider's keys, made once for all providers of a process: RSA keys are slow to make.</summary>
internal static class ProviderKeys
{
    private const int RsaBits = 2048;
    private const int SymmetricBytes = 32;
    private const string KeyId = "provider";

    public static RsaSecurityKey Signing { get; } = new(RSA.Create(RsaBits)) { KeyId = KeyId };

    /// <summary>Somebody else's key under the name of the provider's.</summary>
    public static RsaSecurityKey Forger { get; } = new(RSA.Create(RsaBits)) { KeyId = KeyId };

    public static SymmetricSecurityKey Encryption { get; } = new(RandomNumberGenerator.GetBytes(SymmetricBytes));
}

/// <summary>What can be made of an identity token of the provider.</summary>
internal static class Forgery
{
    /// <summary>Another claim, signed by the provider; null: without the claim.</summary>
    public static string With(string token, string claim, string? value)
    {
        var payload = PayloadOf(token);
        payload.Remove(claim);
        if (value is not null)
        {
            payload.Add(claim, value);
        }

        return Sign(payload, ProviderKeys.Signing);
    }

    /// <summary>The same claims, signed by somebody else.</summary>
    public static string SignedBySomebodyElse(string token) => Sign(PayloadOf(token), ProviderKeys.Forger);

    /// <summary>The same token with its signature cut off; its header still names the algorithm.</summary>
    public static string Unsigned(string token) => token[..(token.LastIndexOf('.') + 1)];

    private static JsonObject PayloadOf(string token) =>
        JsonNode.Parse(Base64UrlEncoder.Decode(new JsonWebToken(token).EncodedPayload))!.AsObject();

    private static string Sign(JsonObject payload, SecurityKey key)
    {
        var credentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler().CreateToken(payload.ToJsonString(), credentials);
    }
}
