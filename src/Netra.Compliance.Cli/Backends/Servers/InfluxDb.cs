using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>InfluxDB 1 with its HTTP interface alone; it tells its maker nothing.</summary>
internal sealed class InfluxDb : Server
{
    private static readonly HttpClient Client = new();

    public override ServerFacts Facts { get; } = new()
    {
        Name = "InfluxDB",
        Need = "timeseries",
        Variables = ["NETRA_INFLUXDB"],
        Package = "influxdb",
        Programs = ["influxd"],
        Container = new("influxdb:1.8-alpine", 8086, ["INFLUXDB_REPORTING_DISABLED=true"], []),
    };

    /// <summary>The first address is that of backups, which cannot be switched off; no port is given away for
    /// it.</summary>
    public override void Configure(ServerPlace place) => place.Write("influxdb.conf", $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:0"
        [meta]
          dir = "{place.At("meta")}"
        [data]
          dir = "{place.At("data")}"
          wal-dir = "{place.At("wal")}"
        [http]
          bind-address = "127.0.0.1:{place.Port}"
          log-enabled = false
        [logging]
          level = "warn"
        [monitor]
          store-enabled = false
        [ifql]
          enabled = false
        """);

    public override ImmutableArray<string> Command(ServerPlace place) =>
        [place.Programs["influxd"], "run", "-config", place.At("influxdb.conf")];

    public override string Address(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");

    /// <summary>Of 1.6.7~rc0 the number alone.</summary>
    public override async Task<string> VersionAsync(string address, CancellationToken cancellation)
    {
        using var response = await Client.GetAsync(new Uri(HttpAddress.Parse(address), "ping"), cancellation);
        response.EnsureSuccessStatusCode();
        return response.Headers.TryGetValues("X-Influxdb-Version", out var said) ? said.First().Split('~')[0] : "";
    }
}
