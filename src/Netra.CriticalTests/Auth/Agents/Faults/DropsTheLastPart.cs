using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Off by one: the last agent's part is not joined.</summary>
public sealed class DropsTheLastPart : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAggregator>(inner => new OneShort(inner, Reached));

    private sealed class OneShort(IAggregator inner, Action reached) : IAggregator
    {
        public RunReport Join(RunOrder order, ImmutableArray<StepOutcome> outcomes)
        {
            reached();
            return inner.Join(order, outcomes[..^1]);
        }
    }
}
