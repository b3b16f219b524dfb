namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>Makes heartbeat monitors.</summary>
public interface IHeartbeats
{
    /// <summary>Watches over a new connection.</summary>
    /// <param name="side">The side that listens.</param>
    IHeartbeatMonitor Watch(SocketSide side);
}
