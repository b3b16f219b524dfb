using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>Puts greeted connections under the heartbeat.</summary>
internal sealed class SocketLinks(IHeartbeats heartbeats, SocketSettings settings, TimeProvider time)
{
    /// <summary>A link whose heartbeat counts from now; it owns the channel.</summary>
    public SocketLink Open(IFrameChannel channel, SocketSide side) =>
        new(channel, heartbeats.Watch(side), new PeriodicTimer(settings.HeartbeatInterval, time), time);
}
