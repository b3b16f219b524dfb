using System.Collections.Concurrent;
using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Delivery;

internal sealed class MemoryOutbox : IOutbox
{
    private readonly ConcurrentDictionary<ClientKey, Box> _boxes = new();

    public ValueTask<ServerMessage> AppendAsync(ClientKey client, string thread, string text)
    {
        var box = _boxes.AddOrUpdate(client, _ => Box.Empty.With(thread, text), (_, known) => known.With(thread, text));
        return ValueTask.FromResult(box.Pending[^1]);
    }

    public ValueTask<ImmutableArray<ServerMessage>> PendingAsync(ClientKey client) =>
        ValueTask.FromResult(_boxes.GetValueOrDefault(client, Box.Empty).Pending);

    public ValueTask AcknowledgeAsync(ClientKey client, long sequence)
    {
        _boxes.AddOrUpdate(client, Box.Empty, (_, known) => known.Without(sequence));
        return ValueTask.CompletedTask;
    }

    private sealed record Box(long Last, ImmutableArray<ServerMessage> Pending)
    {
        public static Box Empty { get; } = new(0, []);

        public Box With(string thread, string text) =>
            new(Last + 1, Pending.Add(new ServerMessage(Last + 1, thread, text)));

        public Box Without(long sequence) =>
            this with { Pending = [.. Pending.Where(message => message.Sequence > sequence)] };
    }
}
