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
            reached();
            var before = Interlocked.Exchange(ref _before, role) ?? role;
            return inner.Create(before, cluster);
        }
    }
}
