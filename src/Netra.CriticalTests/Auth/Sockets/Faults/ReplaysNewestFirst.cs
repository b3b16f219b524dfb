using System.Collections.Immutable;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong order: what has waited is sent newest first.</summary>
public sealed class ReplaysNewestFirst : ReplayFault
{
    protected override ImmutableArray<ServerMessage> Spoil(ImmutableArray<ServerMessage> right, long sent) => [.. right.Reverse()];
}
