namespace Netra.Apex.Auth.Sockets.Liveness;

internal sealed class Heartbeats(SocketSettings settings, TimeProvider time) : IHeartbeats
{
    public IHeartbeatMonitor Watch(SocketSide side) => new HeartbeatMonitor(settings.HeartbeatTimeout, time);
}
