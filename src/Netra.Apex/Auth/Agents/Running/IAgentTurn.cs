using Netra.Apex.Auth.Agents.Clusters;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>One agent's turn, from the question to an outcome.</summary>
public interface IAgentTurn
{
    /// <summary>Asks an agent, within the step limit, and validates what it says.</summary>
    /// <returns>The outcome; an agent that fails or talks nonsense is an outcome too, not an exception.</returns>
    Task<StepOutcome> TakeAsync(IAgent agent, AgentTask task, CancellationToken cancel);
}
