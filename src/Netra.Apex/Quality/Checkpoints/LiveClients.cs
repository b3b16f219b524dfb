using System.Text.Json;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>The clients that are connected to this node, and those that were when it went down and have not come back
/// yet.</summary>
internal sealed class LiveClients : IStatePart
{
    public const string Part = "connections";

    private readonly StateLock _state;

    // How many live connections a client has; none: it is waited for.
    private readonly Dictionary<ClientKey, int> _clients = [];

    public LiveClients(Connections connections, StateLock state)
    {
        _state = state;
        connections.Changed += Note;
    }

    public string Name => Part;

    /// <summary>How many clients there are, connected or waited for.</summary>
    public int Count
    {
        get
        {
            lock (_state.Gate)
            {
                return _clients.Count;
            }
        }
    }

    public JsonElement Capture() => JsonSerializer.SerializeToElement(_clients.Keys, JsonSerializerOptions.Web);

    public void Resume(JsonElement part)
    {
        foreach (var client in PartJson.Read<IReadOnlyList<ClientKey>>(part))
        {
            _clients[client] = 0;
        }
    }

    // A client may have a newer connection before the end of its older one is noted. One that this platform sends away
    // when it stops is waited for at the next start.
    private void Note(ConnectionChange change)
    {
        lock (_state.Gate)
        {
            _clients[change.Client] = _clients.GetValueOrDefault(change.Client) + (change.Loss is null ? 1 : -1);
            if (_clients[change.Client] == 0 && change.Loss?.Reason != LossReason.Stopped)
            {
                _clients.Remove(change.Client);
            }
        }
    }
}
