using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Liveness;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong event: the client takes the pings that it sends for signs of the platform's life.</summary>
public sealed class ClientTakesItsOwnPingsForLife : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IHeartbeats>(inner => new SelfHearing(inner, SocketSide.Client, Reached));
}
