using System.Net;
using System.Net.Sockets;

namespace Netra.CriticalTests.Fixtures.Network;

/// <summary>One connection through a relay: two sockets and what runs between them.</summary>
internal sealed class RelayedConnection(Socket client, Gate toServer, Gate toClient) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _reset = new();

    /// <summary>Forwards both ways until both ends have closed, one has failed, or the line is cut.</summary>
    public async Task RunAsync(EndPoint target)
    {
        await _server.ConnectAsync(target, _reset.Token);
        client.NoDelay = _server.NoDelay = true;
        await foreach (var ended in Task.WhenEach(
            ForwardAsync(client, _server, toServer), ForwardAsync(_server, client, toClient)))
        {
            await ended;
        }
    }

    /// <summary>Resets both sockets at once, as a line that is torn does.</summary>
    public void Dispose()
    {
        _reset.Cancel();
        client.Close(timeout: 0);
        _server.Close(timeout: 0);
    }

    private async Task ForwardAsync(Socket from, Socket to, Gate gate)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await ReadAsync(from, buffer, gate)) > 0)
        {
            await gate.PassAsync(_reset.Token);
            await to.SendAsync(buffer.AsMemory(0, count), SocketFlags.None, _reset.Token);
        }

        await gate.PassAsync(_reset.Token);
        to.Shutdown(SocketShutdown.Send);
    }

    private async Task<int> ReadAsync(Socket from, Memory<byte> buffer, Gate gate)
    {
        try
        {
            return await from.ReceiveAsync(buffer, SocketFlags.None, _reset.Token);
        }
        catch (SocketException)
        {
            // A stalled line is silent about its ends too.
            await gate.PassAsync(_reset.Token);
            throw;
        }
    }
}

/// <summary>Lets bytes of one direction pass while it is open, and holds them while it is closed.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _arrived;

    public Gate() => Open();

    /// <summary>How often bytes, or the end of a connection, have come to the gate.</summary>
    public long Arrived => Interlocked.Read(ref _arrived);

    public Task PassAsync(CancellationToken stop)
    {
        Interlocked.Increment(ref _arrived);
        return _opened.Task.WaitAsync(stop);
    }

    public void Open() => _opened.TrySetResult();

    public void Close()
    {
        if (_opened.Task.IsCompleted)
        {
            _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
