using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>
/// Prometheus that scrapes 32 slots, so that tests that run side by side share it: a platform takes a slot by listening
/// on its address, 127.0.1.1 to 127.0.1.32, at Prometheus's own port, which nobody else can hold there.
/// </summary>
/// <remarks>The slots stand in the configuration, because Prometheus takes up to five seconds to notice a target that
/// is discovered. Only Linux has all of 127.0.0.0/8.</remarks>
internal sealed partial class Prometheus : Server
{
    private const int Slots = 32;

    private static readonly HttpClient Client = new();

    public override ServerFacts Facts { get; } = new()
    {
        Name = "Prometheus",
        Need = "metrics",
        Variables = ["NETRA_PROMETHEUS", "NETRA_PROMETHEUS_TARGETS"],
        Package = "prometheus",
        Programs = ["prometheus"],
    };

    /// <summary>A series that a slot's last platform left ends with the next scrape that fails, for its times are those
    /// of the scrapes.</summary>
    public override void Configure(ServerPlace place) => place.Write("prometheus.yml", $$"""
        global: { scrape_interval: 250ms, scrape_timeout: 250ms }
        scrape_configs:
          - job_name: worlds
            honor_timestamps: false
            static_configs: [{ targets: ["{{Targets(place).Replace(",", "\", \"", StringComparison.Ordinal)}}"] }]
        """);

    public override ImmutableArray<string> Command(ServerPlace place) =>
    [
        place.Programs["prometheus"],
        $"--config.file={place.At("prometheus.yml")}", $"--storage.tsdb.path={place.At("data")}",
        string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{place.Port}"), "--log.level=warn",
    ];

    public override string Address(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");

    public override ImmutableArray<string> Values(ServerPlace place) => [Address(place.Port), Targets(place)];

    public override async Task<string> VersionAsync(string address, CancellationToken cancellation)
    {
        var server = HttpAddress.Parse(address);
        using var ready = await Client.GetAsync(new Uri(server, "-/ready"), cancellation);
        ready.EnsureSuccessStatusCode();
        var answer = await Client.GetStringAsync(new Uri(server, "api/v1/status/buildinfo"), cancellation);
        return Version().Match(answer).Groups["version"].Value;
    }

    [GeneratedRegex("\"version\":\"(?<version>[0-9.]+)")]
    private static partial Regex Version();

    private static string Targets(ServerPlace place) =>
        string.Join(',', Enumerable.Range(1, Slots).Select(slot => $"127.0.1.{slot}:{place.Port}"));
}
