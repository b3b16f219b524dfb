using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Liveness;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Heartbeats whose one side counts its own pings as signs of the other's life.</summary>
internal sealed class SelfHearing(IHeartbeats inner, SocketSide broken, Action reached) : IHeartbeats
{
    public IHeartbeatMonitor Watch(SocketSide side) =>
        side == broken ? new Monitor(inner.Watch(side), reached) : inner.Watch(side);

    private sealed class Monitor(IHeartbeatMonitor inner, Action reached) : DecoratedMonitor(inner)
    {
        public override void Sent()
        {
            reached();
            Heard();
        }
    }
}
