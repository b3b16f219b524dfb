using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Compliance.Cli.Backends;

/// <summary>A server in a container of Docker, as a foreground child like any other.</summary>
/// <param name="Image">The image, with its tag.</param>
/// <param name="Port">The port inside the container.</param>
/// <param name="Environment">The environment variables of the container, <c>NAME=value</c>.</param>
/// <param name="Arguments">What follows the image's name.</param>
internal sealed record Container(
    string Image, int Port, ImmutableArray<string> Environment, ImmutableArray<string> Arguments)
{
    /// <summary>
    /// Docker's client passes a signal on and then waits for as long as the server likes; the container is removed as
    /// well. While the image is still being fetched there is none, and the client itself ends.
    /// </summary>
    private const string Foreground = """
        name=$1 docker=$2; shift 2
        "$docker" run --rm --name "$name" "$@" & client=$!
        trap 'kill $client; "$docker" rm --force "$name"' TERM
        wait $client
        """;

    /// <summary>The signal that ends <see cref="Command"/>.</summary>
    public const string StopSignal = "TERM";

    public ImmutableArray<string> Command(string docker, int port)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"netra-{System.Environment.ProcessId}-{port}");
        var published = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}:{Port}");
        var environment = Environment.SelectMany(variable => new[] { "--env", variable });
        return ["/bin/sh", "-c", Foreground, "netra-container", name, docker, "--publish", published, .. environment,
            Image, .. Arguments];
    }
}
