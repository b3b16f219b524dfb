using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Missing check: when no attempt is left, one more is taken.</summary>
public sealed class NeverGivesUp : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAttempts>(inner => new Stubborn(inner, Reached));

    private sealed class Stubborn(IAttempts inner, Action reached) : IAttempts
    {
        public int Taken => inner.Taken;

        public bool TryTake() => inner.TryTake() || Insist();

        public void Reset() => inner.Reset();

        private bool Insist()
        {
            reached();
            return true;
        }
    }
}
