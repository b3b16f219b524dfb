using Netra.Apex.Auth.Sockets.Liveness;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>A heartbeat monitor of which a fault breaks one part.</summary>
internal abstract class DecoratedMonitor(IHeartbeatMonitor inner) : IHeartbeatMonitor
{
    public virtual CancellationToken Silent => inner.Silent;

    public virtual void Heard() => inner.Heard();

    public virtual void Sent() => inner.Sent();

    public virtual void Dispose() => inner.Dispose();
}
