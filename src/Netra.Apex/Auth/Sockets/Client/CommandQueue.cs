using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>A client's commands until they are accepted. Not safe for several threads.</summary>
internal sealed class CommandQueue
{
    private readonly List<PendingCommand> _pending = [];
    private long _last;

    public PendingCommand Add(ClientCommand body)
    {
        var command = new PendingCommand(body);
        _pending.Add(command);
        return command;
    }

    /// <summary>Counts on from what the platform knows: a client that starts anew must not repeat its own numbers.</summary>
    public void CountFrom(long last) => _last = Math.Max(_last, last);

    /// <summary>Commands after a sequence, each with its number.</summary>
    public ImmutableArray<PendingCommand> After(long sent)
    {
        foreach (var command in _pending.Where(command => command.Sequence == 0))
        {
            command.Number(++_last);
        }

        return [.. _pending.Where(command => command.Sequence > sent)];
    }

    /// <summary>Takes out the accepted command; null when it is not waited for any more.</summary>
    public PendingCommand? Take(long sequence)
    {
        var accepted = _pending.Find(command => command.Sequence == sequence);
        _pending.RemoveAll(command => command == accepted);
        return accepted;
    }
}
