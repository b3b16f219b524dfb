using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>ClickHouse with its HTTP interface alone. It waits for its clients when it is asked to end, so it is
/// killed.</summary>
internal sealed class ClickHouse : Server
{
    private static readonly HttpClient Client = new();

    public override ServerFacts Facts { get; } = new()
    {
        Name = "ClickHouse",
        Need = "analytics",
        Variables = ["NETRA_CLICKHOUSE"],
        Package = "clickhouse-server",
        Programs = ["clickhouse-server"],
        StopSignal = "KILL",
        Container = new("clickhouse/clickhouse-server:24.8-alpine", 8123, ["CLICKHOUSE_SKIP_USER_SETUP=1"], []),
    };

    public override void Configure(ServerPlace place)
    {
        place.Write("users.xml", Users);
        place.Write("config.xml", Configuration(place));
    }

    public override ImmutableArray<string> Command(ServerPlace place) =>
        [place.Programs["clickhouse-server"], $"--config-file={place.At("config.xml")}"];

    public override string Address(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");

    public override async Task<string> VersionAsync(string address, CancellationToken cancellation)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Get, new Uri(HttpAddress.Parse(address), "?query=SELECT%20version()"));
        request.Headers.Authorization = Credentials(request.RequestUri!.UserInfo);
        using var response = await Client.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsStringAsync(cancellation)).Trim();
    }

    private static AuthenticationHeaderValue? Credentials(string user) =>
        user.Length == 0
            ? null : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));

    private static string Configuration(ServerPlace place) => string.Create(CultureInfo.InvariantCulture, $"""
        <yandex>
          <logger><level>warning</level><console>1</console></logger>
          <listen_host>127.0.0.1</listen_host>
          <http_port>{place.Port}</http_port>
          <path>{place.At("data")}/</path>
          <tmp_path>{place.At("tmp")}/</tmp_path>
          <users_config>{place.At("users.xml")}</users_config>
          <default_profile>default</default_profile>
          <default_database>default</default_database>
          <mark_cache_size>67108864</mark_cache_size>
          <timezone>UTC</timezone>
        </yandex>
        """);

    private const string Users = """
        <yandex>
          <profiles><default></default></profiles>
          <quotas><default><interval>
            <duration>3600</duration><queries>0</queries><errors>0</errors><result_rows>0</result_rows>
            <read_rows>0</read_rows><execution_time>0</execution_time>
          </interval></default></quotas>
          <users><default>
            <password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
          </default></users>
        </yandex>
        """;
}
