using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>Makes agents of roles.</summary>
public interface IAgentFactory
{
    /// <summary>Makes the agent of a role, with the role's instructions and tools.</summary>
    /// <param name="role">What the agent is.</param>
    /// <param name="cluster">The cluster that it belongs to.</param>
    IAgent Create(AgentRole role, IAgentCluster cluster);
}
