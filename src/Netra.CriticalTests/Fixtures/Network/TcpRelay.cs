using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Netra.CriticalTests.Fixtures.Network;

/// <summary>The ways that bytes take through a relay.</summary>
[Flags]
public enum LineDirection
{
    /// <summary>From the client to the platform.</summary>
    ToServer = 1,

    /// <summary>From the platform to the client.</summary>
    ToClient = 2,

    /// <summary>Both ways.</summary>
    Both = ToServer | ToClient,
}

/// <summary>A line on loopback to a server, which a test can cut, stall and restore.</summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<RelayedConnection, bool> _connections = new();
    private readonly ConcurrentQueue<DateTimeOffset> _accepted = new();
    private readonly Gate _toServer = new();
    private readonly Gate _toClient = new();
    private readonly Lock _state = new();
    private readonly TimeProvider _time;
    private readonly Task _accepting;
    private volatile EndPoint _target;
    private bool _cut;

    private TcpRelay(EndPoint target, TimeProvider time)
    {
        (_target, _time) = (target, time);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Where a client reaches the server through this line.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <summary>The same as an address for HTTP.</summary>
    public Uri Address => new($"http://{EndPoint}");

    /// <summary>When each connection was taken, by the clock given at the start, refused ones included.</summary>
    public ImmutableArray<DateTimeOffset> Accepted => [.. _accepted];

    /// <summary>How often the line has taken something in one direction, whether it was forwarded or is held.</summary>
    public long Taken(LineDirection direction) => GatesOf(direction).Sum(gate => gate.Arrived);

    /// <summary>Opens a line to a server.</summary>
    /// <param name="host">The server's name or IP address.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="time">The clock of <see cref="Accepted"/>; null: the machine's.</param>
    public static TcpRelay Start(string host, int port, TimeProvider? time = null) =>
        new(new DnsEndPoint(host, port), time ?? TimeProvider.System);

    /// <summary>Opens a line to the server that an address names.</summary>
    public static TcpRelay Start(Uri target, TimeProvider? time = null) => Start(target.Host, target.Port, time);

    /// <summary>Leads every new connection to another server.</summary>
    public void Redirect(string host, int port) => _target = new DnsEndPoint(host, port);

    /// <summary>Resets every connection, and each new one as soon as it is made, until restored.</summary>
    public void Cut()
    {
        lock (_state)
        {
            _cut = true;
            ResetAll();
        }
    }

    /// <summary>Stops forwarding in silence; connections stay open and their bytes are held until restored.</summary>
    public void Stall(LineDirection direction = LineDirection.Both)
    {
        foreach (var gate in GatesOf(direction))
        {
            gate.Close();
        }
    }

    /// <summary>Ends a cut or a stall.</summary>
    public void Restore()
    {
        lock (_state)
        {
            _cut = false;
        }

        _toServer.Open();
        _toClient.Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Dispose();
        await _accepting;
    }

    private IEnumerable<Gate> GatesOf(LineDirection direction) =>
        [.. direction.HasFlag(LineDirection.ToServer) ? [_toServer] : Array.Empty<Gate>(),
         .. direction.HasFlag(LineDirection.ToClient) ? [_toClient] : Array.Empty<Gate>()];

    private async Task AcceptAsync()
    {
        var relayed = new List<Task>();
        while (await NextAsync() is { } socket)
        {
            _accepted.Enqueue(_time.GetUtcNow());
            relayed.Add(RelayAsync(socket));
        }

        await Task.WhenAll(relayed);
    }

    private async Task<Socket?> NextAsync()
    {
        try
        {
            return await _listener.AcceptAsync();
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task RelayAsync(Socket socket)
    {
        using var connection = new RelayedConnection(socket, _toServer, _toClient);
        if (Enter(connection))
        {
            await ForwardAsync(connection);
            _connections.TryRemove(connection, out _);
        }
    }

    private bool Enter(RelayedConnection connection)
    {
        lock (_state)
        {
            return !_cut && _connections.TryAdd(connection, true);
        }
    }

    private async Task ForwardAsync(RelayedConnection connection)
    {
        try
        {
            await connection.RunAsync(_target);
        }
        catch (Exception torn) when (torn is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // An end that went away ends the connection; disposing it tells the other end.
        }
    }

    private void ResetAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Dispose();
        }
    }
}
