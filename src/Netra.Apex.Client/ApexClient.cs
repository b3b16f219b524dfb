using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client;

/// <summary>What a client knows.</summary>
/// <param name="State">Its state as the platform has confirmed it.</param>
/// <param name="Inbox">Messages received and not acknowledged, in order.</param>
public sealed record ClientView(ClientState State, ImmutableArray<ServerMessage> Inbox);

/// <summary>A customer's end of a conversation with the platform, which outlives the connections that carry
/// it.</summary>
/// <remarks>What it asks for takes effect once, and what the platform sends it arrives once and in order, however often
/// the connection is lost. One name belongs to one running client: a second one takes its place, and the first one
/// stops and says so.</remarks>
public sealed class ApexClient : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ClientMemory _memory = new();
    private readonly Outbox _outbox;
    private readonly Reconnection _reconnection;
    private Task _running = Task.CompletedTask;

    /// <summary>A client that is not connected yet.</summary>
    /// <exception cref="OptionsValidationException">The options cannot be used.</exception>
    public ApexClient(IOptions<ApexClientOptions> options, TimeProvider time)
    {
        _outbox = new Outbox(options.Value.SlowPause, time, () => _memory.Wake?.Invoke());
        _reconnection = new Reconnection(options.Value, _memory, _outbox, time);
    }

    /// <summary>Changes of the connection, in order; ends when the client does, with the error that ended it unless it
    /// was told to.</summary>
    public ChannelReader<ClientEvent> Events => _reconnection.Events;

    /// <summary>Messages from the platform, each once, in order; ends when the client does.</summary>
    public ChannelReader<ServerMessage> Messages => _memory.Messages;

    /// <summary>What the client knows now.</summary>
    public ClientView View => _memory.View;

    /// <summary>Begins to connect and to stay connected; call it once.</summary>
    public void Start() => _running = _reconnection.RunAsync(_stop.Token);

    /// <summary>Asks the platform for a change, now or when it is reached again.</summary>
    /// <returns>Completes when the platform has accepted the change.</returns>
    /// <exception cref="ClientEndedException">The client ended first.</exception>
    public Task AskAsync(ClientCommand command) => _memory.Ask(command);

    /// <summary>Runs a tool once, now or when the platform is reached again.</summary>
    /// <param name="server">The tool's server; <c>apex</c> is the platform's own.</param>
    /// <param name="tool">The tool's name on its server.</param>
    /// <param name="arguments">What the tool is given.</param>
    /// <returns>What the platform answers, also when it refuses.</returns>
    /// <exception cref="IOException">The connection was lost before the answer came.</exception>
    /// <exception cref="ClientEndedException">The client ended first.</exception>
    public Task<ToolResult> RunToolAsync(string server, string tool, Dictionary<string, JsonElement> arguments)
    {
        var result = _memory.Tools.Ask(server, tool, arguments);
        _memory.Wake?.Invoke();
        return result;
    }

    /// <summary>Puts a message into the customer's queue once, now or when the platform is reached again; slower while
    /// the platform asks to slow down.</summary>
    /// <returns>What the platform answers, also when it refuses: sending the message again is the caller's
    /// decision.</returns>
    /// <exception cref="ArgumentException">The message cannot be sent.</exception>
    /// <exception cref="ClientEndedException">The client ended first.</exception>
    public Task<QueueAnswer> SendAsync(QueueMessage message)
    {
        if (message.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(message));
        }

        var answer = _outbox.Send(message);
        _memory.Wake?.Invoke();
        return answer;
    }

    /// <summary>Tells the platform that the message of this sequence and all before it are done with.</summary>
    /// <param name="sequence">From a received message.</param>
    /// <exception cref="ArgumentOutOfRangeException">No message of this sequence has been received.</exception>
    public void Acknowledge(long sequence) => _memory.Acknowledge(sequence);

    /// <summary>Disconnects for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }
}
