using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Any in place of all: a step starts as soon as one of the steps that it depends on is over.</summary>
public sealed class StartsOnTheFirstDependency : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReadinessRule>(inner => new Hasty(inner, Reached));

    private sealed class Hasty(IReadinessRule inner, Action reached) : IReadinessRule
    {
        public Readiness Judge(AgentStep step, ImmutableDictionary<string, StepOutcome> over)
        {
            var judged = inner.Judge(step, over);
            return judged == Readiness.Wait && step.DependsOn.Any(over.ContainsKey) ? Break(Readiness.Start) : judged;
        }

        private Readiness Break(Readiness wrong)
        {
            reached();
            return wrong;
        }
    }
}
