using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong argument: every wait is as long as the first.</summary>
public sealed class NeverWaitsLonger : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IBackoff>(inner => new Constant(inner, Reached));

    private sealed class Constant(IBackoff inner, Action reached) : IBackoff
    {
        public TimeSpan DelayBefore(int attempt) => attempt == 1 ? inner.DelayBefore(1) : Rush();

        private TimeSpan Rush()
        {
            reached();
            return inner.DelayBefore(1);
        }
    }
}
