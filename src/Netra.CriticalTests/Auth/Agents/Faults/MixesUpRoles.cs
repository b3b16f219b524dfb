using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Roles;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>Off by one: an agent gets the role of the agent created before it.</summary>
public sealed class MixesUpRoles : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAgentFactory>(inner => new OneBehind(inner, Reached));

    private sealed class OneBehind(IAgentFactory inner, Action reached) : IAgentFactory
    {
        private AgentRole? _before;

        public IAgent Create(AgentRole role, IAgentCluster cluster)
        {
            var before = Interlocked.Exchange(ref _before, role) ?? role;
            return before == role ? inner.Create(role, cluster) : Confuse(before, cluster);
        }

        private IAgent Confuse(AgentRole before, IAgentCluster cluster)
        {
            reached();
            return inner.Create(before, cluster);
        }
    }
}
