namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>The agents of one run.</summary>
public interface IAgentCluster
{
    /// <summary>Creates the agent of a role; one that is there already stays.</summary>
    /// <exception cref="Roles.RoleMissingException">The role is not declared.</exception>
    void Create(string role);

    /// <summary>The agent of a role, or null when nobody created it.</summary>
    IAgent? Find(string role);
}
