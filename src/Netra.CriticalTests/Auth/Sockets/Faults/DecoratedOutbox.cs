using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>An outbox of which a fault breaks one part.</summary>
internal abstract class DecoratedOutbox(IOutbox inner) : IOutbox
{
    public ValueTask<ServerMessage> AppendAsync(ClientKey client, string thread, string text) => inner.AppendAsync(client, thread, text);

    public virtual ValueTask<ImmutableArray<ServerMessage>> PendingAsync(ClientKey client) => inner.PendingAsync(client);

    public virtual ValueTask AcknowledgeAsync(ClientKey client, long sequence) => inner.AcknowledgeAsync(client, sequence);
}
