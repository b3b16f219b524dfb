using System.Collections.Immutable;
using System.Globalization;

namespace Netra.Compliance.Cli.Backends;

/// <summary>A server in a container of Docker that is a foreground child like any other: it is gone when its client ends.</summary>
/// <param name="Image">The image, with its tag.</param>
/// <param name="Port">The port inside the container.</param>
/// <param name="Environment">The environment variables of the container, <c>NAME=value</c>.</param>
/// <param name="Arguments">What follows the image's name.</param>
internal sealed record Container(
    string Image, int Port, ImmutableArray<string> Environment, ImmutableArray<string> Arguments)
{
    public ImmutableArray<string> Command(string docker, int port)
    {
        var published = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}:{Port}");
        var environment = Environment.SelectMany(variable => new[] { "--env", variable });
        return [docker, "run", "--rm", "--publish", published, .. environment, Image, .. Arguments];
    }
}
