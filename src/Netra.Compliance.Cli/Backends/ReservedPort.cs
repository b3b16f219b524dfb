using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Netra.Compliance.Cli.Backends;

/// <summary>
/// A port of 127.0.0.1 that is held until its server starts. All ports of a run are held at once: taken one after
/// another, the system gives every fourth one twice.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private ReservedPort()
    {
        _listener.Start();
        Number = ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public int Number { get; }

    public static ReservedPort Take() => new();

    public static ImmutableArray<ReservedPort> Take(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new ReservedPort())];

    /// <summary>Lets the port go, so that the server can take it.</summary>
    public void Dispose() => _listener.Dispose();
}
