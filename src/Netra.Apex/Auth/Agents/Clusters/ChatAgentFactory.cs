using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Agents.Roles;
using Netra.Apex.Auth.Agents.Tools;

namespace Netra.Apex.Auth.Agents.Clusters;

internal sealed class ChatAgentFactory(IChatClient chat, IToolbox toolbox) : IAgentFactory
{
    public IAgent Create(AgentRole role, IAgentCluster cluster) => new ChatAgent(role, toolbox.For(role, cluster), chat);
}
