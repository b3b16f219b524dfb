using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A check left out: a step that failed counts as over, so that what depends on it runs without its finding.</summary>
public sealed class RunsWhatDependsOnAFailure : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReadinessRule>(inner => new Heedless(inner, Reached));

    private sealed class Heedless(IReadinessRule inner, Action reached) : IReadinessRule
    {
        public Readiness Judge(AgentStep step, ImmutableDictionary<string, StepOutcome> over)
        {
            var judged = inner.Judge(step, over);
            return judged == Readiness.Stop && step.DependsOn.All(over.ContainsKey) ? Break(Readiness.Start) : judged;
        }

        private Readiness Break(Readiness wrong)
        {
            reached();
            return wrong;
        }
    }
}
