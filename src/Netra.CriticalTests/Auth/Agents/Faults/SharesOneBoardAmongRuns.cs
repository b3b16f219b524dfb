using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A key left out: all runs write on the same blackboard.</summary>
public sealed class SharesOneBoardAmongRuns : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IBlackboards>(inner => new Shared(inner, Reached));

    private sealed class Shared(IBlackboards inner, Action reached) : IBlackboards
    {
        private int _runs;

        public IBlackboard Open(Guid run)
        {
            if (Interlocked.Increment(ref _runs) > 1)
            {
                reached();
            }

            return inner.Open(Guid.Empty);
        }

        public void Close(Guid run) => inner.Close(run);
    }
}
