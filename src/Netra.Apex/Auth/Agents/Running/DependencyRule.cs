using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;

namespace Netra.Apex.Auth.Agents.Running;

internal sealed class DependencyRule : IReadinessRule
{
    public Readiness Judge(AgentStep step, ImmutableDictionary<string, StepOutcome> over)
    {
        if (step.DependsOn.Any(needed => over.GetValueOrDefault(needed) is { Answer: null }))
        {
            return Readiness.Stop;
        }

        return step.DependsOn.All(over.ContainsKey) ? Readiness.Start : Readiness.Wait;
    }
}
