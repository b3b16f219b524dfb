using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>
/// Varnish in front of 64 worlds, so that tests that run side by side share it. A request names its world with the
/// header <c>x-apex-world: K</c>; the world's platform listens on the unix socket <c>K.sock</c>.
/// </summary>
internal sealed class Varnish : Server
{
    public const int Worlds = 64;

    private const string Ready = "/.netra/ready";

    private static readonly HttpClient Client = new();

    public override ServerFacts Facts { get; } = new()
    {
        Name = "Varnish",
        Need = "edge",
        Variables = ["NETRA_EDGE", "NETRA_EDGE_SOCKETS"],
        Package = "varnish",
        Programs = ["varnishd"],
    };

    /// <summary>The sockets are made by the tests, and Varnish's worker, which has an account of its own, must reach
    /// them.</summary>
    public override void Configure(ServerPlace place)
    {
        Directory.CreateDirectory(Sockets(place));
        RunFolder.LetOthersThrough(Sockets(place));
        place.Write("edge.vcl", EdgeVcl.Of(Sockets(place), Worlds, Ready));
    }

    /// <summary>No hold-down: a platform that comes up after an outage is asked again at once.</summary>
    public override ImmutableArray<string> Command(ServerPlace place) =>
    [
        place.Programs["varnishd"], "-F", "-n", place.At("work"), "-f", place.At("edge.vcl"), "-T", "none",
        "-a", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{place.Port}"), "-s", "malloc,64m",
        "-p", "thread_pools=1", "-p", "vsl_space=8M", "-p", "connect_timeout=0.3",
        "-p", "backend_local_error_holddown=0", "-p", "backend_remote_error_holddown=0",
    ];

    public override string Address(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");

    public override ImmutableArray<string> Values(ServerPlace place) => [Address(place.Port), Sockets(place)];

    public override async Task<string> VersionAsync(string address, CancellationToken cancellation)
    {
        using var response = await Client.GetAsync(new Uri(HttpAddress.Parse(address), Ready), cancellation);
        return "";
    }

    private static string Sockets(ServerPlace place) => place.At("edge");
}
