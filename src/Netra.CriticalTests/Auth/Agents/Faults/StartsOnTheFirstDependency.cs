using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Any in place of all: a step starts as soon as one of the steps that it depends on is over.</summary>
public sealed class StartsOnTheFirstDependency : ReadinessFault
{
    protected override Readiness? Misjudge(Readiness right, AgentStep step, ImmutableDictionary<string, StepOutcome> over) =>
        right == Readiness.Wait && step.DependsOn.Any(over.ContainsKey) ? Readiness.Start : null;
}
