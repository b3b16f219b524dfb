using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Roles;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A token not passed on: an agent is waited for, however long it takes.</summary>
public sealed class WaitsForAHangingAgent : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAgentFactory>(inner => new Factory(inner, Reached));

    private sealed class Factory(IAgentFactory inner, Action reached) : IAgentFactory
    {
        public IAgent Create(AgentRole role, IAgentCluster cluster) => new Patient(inner.Create(role, cluster), reached);
    }

    private sealed class Patient(IAgent inner, Action reached) : IAgent
    {
        public AgentRole Role => inner.Role;

        public async Task<string> AskAsync(AgentTask task, CancellationToken cancel)
        {
            using var missed = cancel.UnsafeRegister(_ => reached(), null);
            return await inner.AskAsync(task, CancellationToken.None);
        }
    }
}
