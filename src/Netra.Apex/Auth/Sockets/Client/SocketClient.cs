using System.Threading.Channels;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>A customer's end of a connection that outlives its line.</summary>
/// <remarks>What it asks for takes effect once, and what the platform sends it arrives once and in order, however often the line is lost.</remarks>
public sealed class SocketClient : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly SocketClientOptions _options;
    private readonly Reconnection _reconnection;
    private readonly ClientMemory _memory;
    private Task _running = Task.CompletedTask;

    internal SocketClient(SocketClientOptions options, Reconnection reconnection, ClientMemory memory) =>
        (_options, _reconnection, _memory) = (options, reconnection, memory);

    /// <summary>Changes of the connection, in order; ends when the client does, with its error when it crashed.</summary>
    public ChannelReader<ClientEvent> Events => _reconnection.Events;

    /// <summary>Messages from the platform, each once, in order.</summary>
    public ChannelReader<ServerMessage> Messages => _memory.Messages;

    /// <summary>What the client knows now.</summary>
    public ClientView View => _memory.View;

    /// <summary>When the last frame came from the platform on the latest connection, by the client's clock; null before the first one.</summary>
    public DateTimeOffset? LastHeard => _reconnection.LastHeard;

    /// <summary>Begins to connect and to stay connected; call it once.</summary>
    public void Start() => _running = _reconnection.RunAsync(_options, _memory, _stop.Token);

    /// <summary>Asks the platform for a change, now or when it is reached again.</summary>
    /// <returns>Completes when the platform has accepted the change.</returns>
    public Task AskAsync(ClientCommand command) => _memory.Ask(command);

    /// <summary>Tells the platform that the message of this sequence and all before it are done with.</summary>
    /// <param name="sequence">From a received message.</param>
    public void Acknowledge(long sequence) => _memory.Acknowledge(sequence);

    /// <summary>Disconnects for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
