using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Liveness;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong event: the platform takes the pings that it sends for signs of the client's life.</summary>
public sealed class PlatformTakesItsOwnPingsForLife : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IHeartbeats>(inner => new SelfHearing(inner, SocketSide.Server, Reached));
}
