using System.Collections.Concurrent;
using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Clusters;

internal sealed class AgentCluster(IRoleCatalog roles, IAgentFactory factory) : IAgentCluster
{
    private readonly ConcurrentDictionary<string, IAgent> _agents = new(StringComparer.Ordinal);

    public void Create(string role)
    {
        var declared = roles.Find(role) ?? throw new RoleMissingException("The supervisor", role, roles.Names);
        _agents.TryAdd(role, factory.Create(declared, this));
    }

    public IAgent? Find(string role) => _agents.GetValueOrDefault(role);
}
