using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Clusters;

internal sealed class RunClusters(IRoleCatalog roles, IAgentFactory factory) : IClusters
{
    public IAgentCluster Open() => new AgentCluster(roles, factory);
}
