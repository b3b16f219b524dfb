using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Lost update: a connection that was made does not start the attempts over.</summary>
public sealed class RemembersOldFailures : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAttempts>(inner => new Grudging(inner, Reached));

    private sealed class Grudging(IAttempts inner, Action reached) : IAttempts
    {
        public int Taken => inner.Taken;

        public bool TryTake() => inner.TryTake();

        public void Reset()
        {
            if (inner.Taken > 0)
            {
                reached();
            }
        }
    }
}
