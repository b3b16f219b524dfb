using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Too broad a reaction: one failure stops whatever has not begun.</summary>
public sealed class StopsEverythingAfterAFailure : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReadinessRule>(inner => new Rash(inner, Reached));

    private sealed class Rash(IReadinessRule inner, Action reached) : IReadinessRule
    {
        public Readiness Judge(AgentStep step, ImmutableDictionary<string, StepOutcome> over)
        {
            var judged = inner.Judge(step, over);
            return over.Values.Any(outcome => outcome.Ending == StepEnding.Failed) ? Break(Readiness.Stop) : judged;
        }

        private Readiness Break(Readiness wrong)
        {
            reached();
            return wrong;
        }
    }
}
