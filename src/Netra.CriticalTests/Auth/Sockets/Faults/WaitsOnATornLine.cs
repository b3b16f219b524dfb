using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Wire;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Swallowed error: a client whose line fails goes on waiting for the next frame.</summary>
public sealed class WaitsOnATornLine : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IFrameChannels>(inner => new TornLine(inner, SocketSide.Client, WaitAsync));

    private async Task<Frame?> WaitAsync(CancellationToken stop)
    {
        Reached();
        await Task.Delay(Timeout.Infinite, stop);
        return null;
    }
}
