using System.Collections.Immutable;
using System.Threading.Channels;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>What a client keeps between its connections; safe for several threads.</summary>
internal sealed class ClientMemory(IReceipts receipts)
{
    private readonly Lock _access = new();
    private readonly CommandQueue _commands = new();
    private readonly Channel<ServerMessage> _messages = Channel.CreateUnbounded<ServerMessage>();
    private ClientState _state = ClientState.Empty;
    private ImmutableArray<ServerMessage> _inbox = [];
    private long _received;

    /// <summary>Rings when there is something to send.</summary>
    public WakeUp Mail { get; } = new();

    /// <summary>The last message that the application is done with; 0 when there is none.</summary>
    public long Acknowledged { get; private set; }

    public ChannelReader<ServerMessage> Messages => _messages.Reader;

    public ClientView View
    {
        get
        {
            lock (_access)
            {
                return new ClientView(_state, _inbox);
            }
        }
    }

    public Task Ask(ClientCommand body)
    {
        lock (_access)
        {
            var command = _commands.Add(body);
            Mail.Ring();
            return command.Acceptance;
        }
    }

    public ImmutableArray<PendingCommand> CommandsAfter(long sent)
    {
        lock (_access)
        {
            return _commands.After(sent);
        }
    }

    public void Acknowledge(long sequence)
    {
        lock (_access)
        {
            Acknowledged = Math.Max(Acknowledged, sequence);
            _inbox = _inbox.RemoveAll(message => message.Sequence <= sequence);
        }

        Mail.Ring();
    }

    public void Take(Frame frame)
    {
        lock (_access)
        {
            TakeLocked(frame);
        }
    }

    private void TakeLocked(Frame frame)
    {
        if (frame is Frame.Welcome welcome)
        {
            Restore(welcome.State);
        }
        else if (frame is Frame.Accepted accepted)
        {
            Confirm(_commands.Take(accepted.Sequence));
        }
        else if (frame is Frame.Delivery delivery)
        {
            Receive(delivery.Message);
        }
    }

    private void Restore(ClientState state)
    {
        _state = state;
        _commands.CountFrom(state.LastCommand);
    }

    private void Confirm(PendingCommand? command)
    {
        if (command is not null)
        {
            _state = command.Sequence > _state.LastCommand ? _state.After(command.Sequence, command.Body) : _state;
            command.Accept();
        }
    }

    private void Receive(ServerMessage message)
    {
        if (receipts.IsNew(SocketSide.Client, _received, message.Sequence))
        {
            _received = message.Sequence;
            _inbox = _inbox.Add(message);
            _messages.Writer.TryWrite(message);
        }
    }
}
