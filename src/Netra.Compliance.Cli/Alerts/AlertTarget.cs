using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>Where alerts go. Addresses and secrets come from the environment alone, and nothing shows them.</summary>
/// <param name="Name">What people call it: <c>webhook</c>, <c>slack</c>, <c>teams</c> or <c>alertmanager</c>.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Body">The JSON that it takes of an alert.</param>
internal sealed record AlertTarget(string Name, Uri Address, Func<Alert, DateTimeOffset, string> Body)
{
    private const string Variables = "NETRA_NOTIFY_WEBHOOK (with NETRA_NOTIFY_SECRET), NETRA_NOTIFY_SLACK, "
        + "NETRA_NOTIFY_TEAMS or NETRA_NOTIFY_ALERTMANAGER";

    private string? Secret { get; init; }

    /// <summary>The name under which it is remembered what was sent: another address is another target.</summary>
    public string Key =>
        $"{Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Address.AbsoluteUri)))[..12]}";

    /// <summary>All that the environment names.</summary>
    /// <exception cref="Refusal">It names none, or one that cannot be used.</exception>
    public static ImmutableArray<AlertTarget> Of(Func<string, string?> variable)
    {
        ImmutableArray<AlertTarget> targets = [.. Signed(variable), .. Unsigned(variable)];
        return targets.IsEmpty ? throw Wrong($"No target of alerts is set: set {Variables}.") : targets;
    }

    private static IEnumerable<AlertTarget> Signed(Func<string, string?> variable) =>
        Target("webhook", variable, "NETRA_NOTIFY_WEBHOOK", "", AlertBody.Webhook)
            .Select(target => target with { Secret = SecretOf(variable("NETRA_NOTIFY_SECRET")) });

    private static IEnumerable<AlertTarget> Unsigned(Func<string, string?> variable) =>
    [
        .. Target("slack", variable, "NETRA_NOTIFY_SLACK", "", AlertBody.Slack),
        .. Target("teams", variable, "NETRA_NOTIFY_TEAMS", "", AlertBody.Teams),
        .. Target("alertmanager", variable, "NETRA_NOTIFY_ALERTMANAGER", "/api/v2/alerts", AlertBody.Alertmanager),
    ];

    /// <summary>A request that the receiver can check: the signature is over the timestamp, a dot and the
    /// body.</summary>
    public HttpRequestMessage Request(string body, DateTimeOffset time)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (Secret is not null)
        {
            var stamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("Netra-Timestamp", stamp);
            request.Headers.Add("Netra-Signature", $"sha256={Signature(Secret, $"{stamp}.{body}")}");
        }

        return request;
    }

    /// <summary>Records print all that they hold.</summary>
    public override string ToString() => Name;

    private static string Signature(string secret, string text) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<AlertTarget> Target(
        string name, Func<string, string?> variable, string key, string path,
        Func<Alert, DateTimeOffset, string> body) =>
        variable(key) is { Length: > 0 } address
            ? [new(name, AddressOf(key, address.TrimEnd('/') + path), body)] : [];

    /// <summary>An open line is used to nobody but this machine.</summary>
    private static Uri AddressOf(string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                ? address : throw Wrong($"{key} is not an https address (or http on loopback): set one.");

    private static string SecretOf(string? secret) => secret is { Length: >= 16 } ? secret
        : throw Wrong("NETRA_NOTIFY_SECRET is missing or shorter than 16 characters: set the key that the receiver of "
            + "NETRA_NOTIFY_WEBHOOK checks signatures with.");

    private static Refusal Wrong(string sentence) => new(ExitCode.Usage, sentence);
}
