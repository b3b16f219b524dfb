using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>Runs the steps of a plan.</summary>
public interface IOrchestrator
{
    /// <summary>Runs every step as soon as it may begin; steps that do not depend on each other run at the same time.</summary>
    /// <returns>An outcome for every step, in the plan's order.</returns>
    Task<ImmutableArray<StepOutcome>> RunAsync(AgentRun run, CancellationToken cancel);
}
