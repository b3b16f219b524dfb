using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Roles;
using Netra.Apex.Auth.Agents.Tools;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A check left out: every agent gets one tool more than its role declares, the supervisor's.</summary>
public sealed class HandsOutTheSupervisorsTool : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IToolbox>(inner => new Open(inner, Reached));

    private sealed class Open(IToolbox inner, Action reached) : IToolbox
    {
        public ImmutableArray<AIFunction> For(AgentRole role, IAgentCluster cluster) =>
            inner.For(role.Tools.Contains(ToolNames.CreateAgent) ? role : Indulge(role), cluster);

        private AgentRole Indulge(AgentRole role)
        {
            reached();
            return role with { Tools = role.Tools.Add(ToolNames.CreateAgent) };
        }
    }
}
