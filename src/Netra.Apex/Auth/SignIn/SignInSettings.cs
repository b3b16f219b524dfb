using Netra.Apex.Settings;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Sign-in at an OpenID Connect provider: section <c>Apex:Auth:SignIn</c>.</summary>
/// <remarks>Without an authority nobody can sign in.</remarks>
internal sealed class SignInSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Apex:Auth:SignIn";

    /// <summary>What somebody reads who wants to sign in where no provider is configured.</summary>
    public const string NoProvider =
        $"Sign-in needs a provider: set {Section}:{nameof(Authority)}, "
        + $"{Section}:{nameof(ClientId)} and {Section}:{nameof(ClientSecret)}.";

    /// <summary>The provider's issuer, where its discovery document lies: https, or http on loopback. Null: there is
    /// no provider.</summary>
    public Uri? Authority { get; set; }

    /// <summary>The platform's name at the provider.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What proves the platform to the provider.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>From the first step of a sign-in to the last. RFC 6749 (4.1.2) recommends no more than 10 minutes for
    /// the life of a code.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An access token with this long or less to live is renewed before it is used.</summary>
    public TimeSpan RenewalMargin { get; set; } = TimeSpan.FromMinutes(5);

    private bool HasProvider => Authority is not null;

    /// <summary>What cannot be used, each a sentence.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"),
        .. Times.Problems(Section, Times.Shortest, (nameof(Limit), Limit)),
        .. Times.Problems(Section, TimeSpan.Zero, (nameof(RenewalMargin), RenewalMargin)),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (HasProvider && !IsSafe(Authority!), "Authority is not an https address (or http on loopback); set one."),
        (!HasProvider && (ClientId + ClientSecret).Length > 0, "Authority is missing; set the provider's issuer."),
        (HasProvider && string.IsNullOrWhiteSpace(ClientId),
            "ClientId is missing; set the id that the provider registered for the platform."),
        (HasProvider && string.IsNullOrWhiteSpace(ClientSecret),
            "ClientSecret is missing; set the secret that the provider issued."),
    ];

    private static bool IsSafe(Uri authority) =>
        authority.IsAbsoluteUri
        && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback));
}
