using System.Net;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Live;

namespace Netra.Compliance.Cli.Serving;

/// <summary>Where a dashboard listens, and under which names.</summary>
internal static class ListenAddress
{
    /// <exception cref="Refusal">It is no address of this machine that may be listened on.</exception>
    public static IPEndPoint Of(DashboardPlace place) =>
        place.Url.Scheme != "http"
            ? throw Usage("netra serve speaks http only: put a proxy with a certificate before it.")
        : place.Address is null && !place.IsLoopback ? throw Name(place)
        : !place.IsLoopback && place.Token is null
            ? throw Usage(
                $"{place} can be reached from other machines: set {DashboardPlace.TokenVariable}, or listen on "
                + "http://127.0.0.1:5180.")
        : new(place.Url.Host == "localhost" ? IPAddress.Loopback : place.Address!, place.Url.Port);

    /// <summary>The names that a browser may call it by. Other names are a trick of a page that makes its own name
    /// point here; where a token is asked for, the trick gains nothing.</summary>
    public static IList<string> Hosts(DashboardPlace place) =>
        place.IsLoopback ? ["localhost", "127.0.0.1", "[::1]", place.Url.Host] : ["*"];

    /// <summary>What is said where the address is taken, or not of this machine.</summary>
    public static Refusal Refused(DashboardPlace place) => Usage(
        $"{place} cannot be listened on: the port is in use or needs more rights, or the address is not of this "
        + "machine. Name another with --url.");

    private static Refusal Name(DashboardPlace place) =>
        Usage($"{place.Url.Host} is a name: give an IP address for --url, such as http://127.0.0.1:5180.");

    private static Refusal Usage(string sentence) => new(ExitCode.Usage, sentence);
}
