using System.Net.WebSockets;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class ConnectionsTests
{
    private static readonly ClientKey Client = new("ann", "laptop");
    private static readonly Loss Gone = new(LossReason.Cut, default);
    private readonly Connections _connections = new();

    [Fact]
    public async Task Ends_the_older_connection_whichever_enters_first()
    {
        using Connected older = new(turn: 1), newer = new(turn: 2);
        _connections.Enter(newer.Connection);
        _connections.Enter(older.Connection);
        Assert.Equal(LossReason.Superseded, await older.Connection.Ended);
        Assert.False(newer.Connection.Ended.IsCompleted);
    }

    [Fact]
    public async Task Does_not_take_out_the_successor_of_a_connection_that_leaves()
    {
        using Connected older = new(turn: 1), newer = new(turn: 2), newest = new(turn: 3);
        _connections.Enter(older.Connection);
        _connections.Enter(newer.Connection);
        _connections.Leave(older.Connection, Gone);
        _connections.Enter(newest.Connection);
        Assert.Equal(LossReason.Superseded, await newer.Connection.Ended);
    }

    [Fact]
    public async Task Keeps_the_first_reason_of_an_end()
    {
        using Connected one = new(turn: 1);
        one.Connection.End(LossReason.SessionEnded);
        one.Connection.End(LossReason.Stopped);
        Assert.Equal(LossReason.SessionEnded, await one.Connection.Ended);
    }

    [Fact]
    public void Says_who_came_and_went()
    {
        var changes = new List<ConnectionChange>();
        _connections.Changed += changes.Add;
        using Connected one = new(turn: 1);
        _connections.Enter(one.Connection);
        _connections.Leave(one.Connection, Gone);
        Assert.Equal([new(Client, null), new(Client, Gone)], changes);
    }

    private sealed class Connected : IDisposable
    {
        private readonly Link _link = new(
            new FrameChannel(WebSocket.CreateFromStream(new MemoryStream(), new WebSocketCreationOptions())),
            new Heartbeat(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25)),
            TimeProvider.System);

        public Connected(long turn) => Connection = new Connection(Client, turn, _link);

        public Connection Connection { get; }

        public void Dispose() => _link.Dispose();
    }
}
