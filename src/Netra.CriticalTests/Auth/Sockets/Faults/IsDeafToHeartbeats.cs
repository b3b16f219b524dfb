using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Liveness;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Lost update: what is heard does not start the silence over.</summary>
public sealed class IsDeafToHeartbeats : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IHeartbeats>(inner => new Deaf(inner, Reached));

    private sealed class Deaf(IHeartbeats inner, Action reached) : IHeartbeats
    {
        public IHeartbeatMonitor Watch(SocketSide side) => new Monitor(inner.Watch(side), reached);
    }

    private sealed class Monitor(IHeartbeatMonitor inner, Action reached) : DecoratedMonitor(inner)
    {
        public override void Heard() => reached();
    }
}
