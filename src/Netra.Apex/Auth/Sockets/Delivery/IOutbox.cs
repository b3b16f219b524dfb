using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Delivery;

/// <summary>Keeps messages for clients until they are acknowledged.</summary>
public interface IOutbox
{
    /// <summary>Gives the message its place in the client's order and keeps it.</summary>
    ValueTask<ServerMessage> AppendAsync(ClientKey client, string thread, string text);

    /// <summary>What the client has not acknowledged, in order.</summary>
    ValueTask<ImmutableArray<ServerMessage>> PendingAsync(ClientKey client);

    /// <summary>Forgets the message of this sequence and all before it.</summary>
    ValueTask AcknowledgeAsync(ClientKey client, long sequence);
}
