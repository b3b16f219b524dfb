namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>Watches over one connection's silence from the moment it is made.</summary>
public interface IHeartbeatMonitor : IDisposable
{
    /// <summary>Cancelled as soon as nothing has been heard for the heartbeat's time-out.</summary>
    CancellationToken Silent { get; }

    /// <summary>Notes that a frame came from the other side.</summary>
    void Heard();

    /// <summary>Notes that this side sent a ping.</summary>
    void Sent();
}
