using System.Collections.Immutable;
using System.Threading.Channels;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client;

/// <summary>A command on its way, and who waits for it.</summary>
internal sealed record PendingCommand(long Sequence, ClientCommand Body, TaskCompletionSource Acceptance);

/// <summary>What a client keeps between its connections; safe for several threads.</summary>
internal sealed class ClientMemory
{
    private readonly Lock _access = new();
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly Channel<ServerMessage> _messages = Channel.CreateUnbounded<ServerMessage>();
    private ImmutableArray<PendingCommand> _commands = [];
    private ImmutableArray<ServerMessage> _inbox = [];
    private ClientState _state = ClientState.Empty;
    private ClientEndedException? _ended;
    private bool _isKnown;
    private long _asked;
    private long _received;
    private long _acknowledged;

    /// <summary>Called when there is something to send.</summary>
    public Action? Wake { get; set; }

    /// <summary>The tools that the application has asked for.</summary>
    public ToolCalls Tools { get; } = new();

    public ChannelReader<ServerMessage> Messages => _messages.Reader;

    public ClientView View => Locked(() => new ClientView(_state, _inbox));

    /// <summary>The last message that the application is done with; 0 when there is none.</summary>
    public long Acknowledged => Locked(() => _acknowledged);

    public Frame.Hello Greet(string name) => Locked(() => new Frame.Hello(name, _instance, _isKnown, _acknowledged));

    public void TakeWelcome(Frame.Welcome welcome) => Locked(() =>
    {
        _isKnown = true;
        _state = welcome.State;
        _received = Math.Max(_received, welcome.Delivered);
    });

    public Task Ask(ClientCommand body)
    {
        var command = Locked(() => Add(body));
        Wake?.Invoke();
        return command.Acceptance.Task;
    }

    /// <summary>The commands after a number that are not accepted, in order.</summary>
    public ImmutableArray<PendingCommand> CommandsAfter(long sent) =>
        Locked(() => _commands.RemoveAll(command => command.Sequence <= sent));

    public void Acknowledge(long sequence)
    {
        Locked(() =>
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, _received);
            _acknowledged = Math.Max(_acknowledged, sequence);
            _inbox = _inbox.RemoveAll(message => message.Sequence <= sequence);
        });
        Wake?.Invoke();
    }

    /// <summary>The platform has done what was asked: by a command that is not waited for any more it has only said so
    /// again.</summary>
    public void Confirm(long sequence) => Locked(() =>
    {
        var command = _commands.FirstOrDefault(command => command.Sequence == sequence);
        _commands = _commands.RemoveAll(other => other == command);
        _state = command is not null && sequence > _state.LastCommand ? _state.After(sequence, command.Body) : _state;
        command?.Acceptance.TrySetResult();
    });

    /// <summary>Takes a message that is new; one that was received before is sent again and ignored.</summary>
    /// <exception cref="FrameRefusedException">A message between the last one and this one is missing.</exception>
    public void Receive(ServerMessage message) => Locked(() =>
    {
        if (message.Sequence > _received)
        {
            Add(message);
        }
    });

    /// <summary>Lets nobody wait for a client that has ended.</summary>
    public void End(ClientEndedException end) => Locked(() =>
    {
        _ended = end;
        Tools.End(end);
        _messages.Writer.TryComplete();
        foreach (var command in _commands)
        {
            command.Acceptance.TrySetException(end);
        }
    });

    private PendingCommand Add(ClientCommand body)
    {
        var command = new PendingCommand(++_asked, body, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _commands = _commands.Add(command);
        if (_ended is not null)
        {
            command.Acceptance.SetException(_ended);
        }

        return command;
    }

    private void Add(ServerMessage message)
    {
        var next = _received + 1;
        FrameRefusedException.ThrowIfMalformed(
            message.Sequence != next, $"Message {message.Sequence} arrived instead of {next}.");
        _received = message.Sequence;
        _inbox = _inbox.Add(message);
        _messages.Writer.TryWrite(message);
    }

    private void Locked(Action access)
    {
        lock (_access)
        {
            access();
        }
    }

    private T Locked<T>(Func<T> access)
    {
        lock (_access)
        {
            return access();
        }
    }
}
