using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A check left out: a step that failed counts as over, so that what depends on it runs without its finding.</summary>
public sealed class RunsWhatDependsOnAFailure : ReadinessFault
{
    protected override Readiness? Misjudge(Readiness right, AgentStep step, ImmutableDictionary<string, StepOutcome> over) =>
        right == Readiness.Stop && step.DependsOn.All(over.ContainsKey) ? Readiness.Start : null;
}
