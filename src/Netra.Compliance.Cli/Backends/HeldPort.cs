using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Netra.Compliance.Cli.Backends;

/// <summary>
/// A port of 127.0.0.1 that is held until its server starts. All ports of a run are held at once: taken one after
/// another, the system gives every fourth one twice.
/// </summary>
internal sealed class HeldPort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private HeldPort()
    {
        _listener.Start();
        Number = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Number { get; }

    public static HeldPort Take() => new();

    public static ImmutableArray<HeldPort> Take(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new HeldPort())];

    /// <summary>Lets the port go, so that the server can take it.</summary>
    public void Dispose() => _listener.Dispose();
}
