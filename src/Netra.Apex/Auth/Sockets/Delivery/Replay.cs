using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Delivery;

internal sealed class Replay : IReplay
{
    public ImmutableArray<ServerMessage> Next(ImmutableArray<ServerMessage> pending, long sent) =>
        [.. pending.Where(message => message.Sequence > sent)];
}
