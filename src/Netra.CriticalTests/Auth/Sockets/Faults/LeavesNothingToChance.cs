using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Constant for chance: every client waits equally long.</summary>
public sealed class LeavesNothingToChance : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IJitter>(inner => new Certain(Reached));

    private sealed class Certain(Action reached) : IJitter
    {
        public double Next()
        {
            reached();
            return 0;
        }
    }
}
