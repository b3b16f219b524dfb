using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Delivery;

/// <summary>Decides what goes over a connection next.</summary>
public interface IReplay
{
    /// <summary>The messages to send now, in the order to send them.</summary>
    /// <param name="pending">All that is not acknowledged, in order.</param>
    /// <param name="sent">Sequence of the last message sent over this connection; 0 when none was.</param>
    ImmutableArray<ServerMessage> Next(ImmutableArray<ServerMessage> pending, long sent);
}
