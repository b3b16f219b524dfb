using System.ComponentModel;
using Netra.Apex.Auth.Agents.Clusters;

namespace Netra.Apex.Auth.Agents.Tools;

/// <summary>The supervisor's hand in its own cluster.</summary>
internal sealed class Recruiting(IAgentCluster cluster)
{
    [Description("Creates the agent of a declared role.")]
    public string CreateAgent([Description("The role's name.")] string role)
    {
        cluster.Create(role);
        return $"The agent '{role}' is ready.";
    }
}
