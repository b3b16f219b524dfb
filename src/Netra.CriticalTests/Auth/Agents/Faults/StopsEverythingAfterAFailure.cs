using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Too broad a reaction: one failure stops whatever has not begun.</summary>
public sealed class StopsEverythingAfterAFailure : ReadinessFault
{
    protected override Readiness? Misjudge(Readiness right, AgentStep step, ImmutableDictionary<string, StepOutcome> over) =>
        over.Values.Any(outcome => outcome.Ending == StepEnding.Failed) ? Readiness.Stop : null;
}
