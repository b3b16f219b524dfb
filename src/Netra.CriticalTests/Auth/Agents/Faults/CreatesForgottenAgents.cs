using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A look-up that makes what it does not find: the supervisor's decision is passed over in silence.</summary>
public sealed class CreatesForgottenAgents : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IClusters>(inner => new Generous(inner, Reached));

    private sealed class Generous(IClusters inner, Action reached) : IClusters
    {
        public IAgentCluster Open() => new GenerousCluster(inner.Open(), reached);
    }

    private sealed class GenerousCluster(IAgentCluster inner, Action reached) : IAgentCluster
    {
        public void Create(string role) => inner.Create(role);

        public IAgent? Find(string role) => inner.Find(role) ?? Make(role);

        private IAgent? Make(string role)
        {
            reached();
            inner.Create(role);
            return inner.Find(role);
        }
    }
}
