using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Wire;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong reason: the platform takes a line that failed for one that the client closed.</summary>
public sealed class TakesACutForAGoodbye : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IFrameChannels>(inner => new TornLine(inner, SocketSide.Server, HearAGoodbye));

    private Task<Frame?> HearAGoodbye(CancellationToken stop)
    {
        Reached();
        return Task.FromResult<Frame?>(null);
    }
}
