using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>A model in a role.</summary>
public interface IAgent
{
    /// <summary>What the agent is.</summary>
    AgentRole Role { get; }

    /// <summary>Asks the agent and lets it use its tools until it answers.</summary>
    /// <returns>What it said, as it came; nobody has validated it.</returns>
    Task<string> AskAsync(AgentTask task, CancellationToken cancel);
}
