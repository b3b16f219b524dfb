using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Off by one: a new connection begins with the second message that has waited.</summary>
public sealed class SkipsTheFirstMissed : ReplayFault
{
    protected override ImmutableArray<ServerMessage> Spoil(ImmutableArray<ServerMessage> right, long sent) => [.. right.Skip(sent == 0 ? 1 : 0)];
}
