using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A check left out: nobody compares the agents' answers.</summary>
public sealed class SkipsTheResultCheck : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IResultCheck>(inner => new Credulous(inner, Reached));

    private sealed class Credulous(IResultCheck inner, Action reached) : IResultCheck
    {
        public StepOutcome Judge(StepOutcome outcome, ImmutableArray<StepOutcome> all)
        {
            if (inner.Judge(outcome, all).Ending != outcome.Ending)
            {
                reached();
            }

            return outcome;
        }
    }
}
