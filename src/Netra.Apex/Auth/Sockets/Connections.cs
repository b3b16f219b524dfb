using System.Collections.Concurrent;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Auth.Sockets;

/// <summary>A connection of a client came or went.</summary>
/// <param name="Client">Whose connection.</param>
/// <param name="Loss">How it ended; null when it has just been made.</param>
internal sealed record ConnectionChange(ClientKey Client, Loss? Loss);

/// <summary>A client's live connection at this node.</summary>
internal sealed class Connection(ClientKey client, long turn, Link link)
{
    private readonly TaskCompletionSource<LossReason> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ClientKey Client { get; } = client;

    /// <summary>Of two connections of one client the one with the higher turn is the newer one.</summary>
    public long Turn { get; } = turn;

    public Link Link { get; } = link;

    /// <summary>Completes when the platform ends the connection, with the reason.</summary>
    public Task<LossReason> Ended => _end.Task;

    /// <summary>Ends the connection; the first reason counts.</summary>
    public void End(LossReason reason) => _end.TrySetResult(reason);
}

/// <summary>Who is connected to this node. A client that comes anew takes the place of its own older connection, which
/// may be dead already.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<ClientKey, Connection> _live = new();

    /// <summary>How many clients are connected.</summary>
    public int Count => _live.Count;

    /// <summary>Raised after each change, on the connection's own thread.</summary>
    public event Action<ConnectionChange>? Changed;

    public void Enter(Connection connection)
    {
        _live.AddOrUpdate(connection.Client, connection, (_, other) => Newer(other, connection));
        Changed?.Invoke(new ConnectionChange(connection.Client, Loss: null));
    }

    /// <summary>Takes a connection out, but not the newer one that has taken its place.</summary>
    public void Leave(Connection connection, Loss loss)
    {
        _live.TryRemove(KeyValuePair.Create(connection.Client, connection));
        Changed?.Invoke(new ConnectionChange(connection.Client, loss));
    }

    /// <summary>Lets a client's connection look for messages.</summary>
    public void Wake(ClientKey client) => _live.GetValueOrDefault(client)?.Link.Wake();

    private static Connection Newer(Connection one, Connection other)
    {
        var (older, newer) = one.Turn < other.Turn ? (one, other) : (other, one);
        older.End(LossReason.Superseded);
        return newer;
    }
}

/// <summary>Sends messages to clients, whether they are connected or away.</summary>
internal sealed class ClientMessages(ClientStore store, Connections connections)
{
    /// <summary>Keeps the message for the client and sends it as soon as the client is there.</summary>
    public async Task<ServerMessage> SendAsync(ClientKey client, string thread, string text)
    {
        var message = await store.AppendAsync(client, thread, text);
        connections.Wake(client);
        return message;
    }
}
