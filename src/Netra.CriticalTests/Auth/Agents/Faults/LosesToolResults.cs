using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Roles;
using Netra.Apex.Auth.Agents.Tools;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A result is lost on its way: tools run, but the model is told nothing of what they returned.</summary>
public sealed class LosesToolResults : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IToolbox>(inner => new Forgetful(inner, Reached));

    private sealed class Forgetful(IToolbox inner, Action reached) : IToolbox
    {
        public ImmutableArray<AIFunction> For(AgentRole role, IAgentCluster cluster) =>
            [.. inner.For(role, cluster).Select(tool => new Mute(tool, reached))];
    }

    private sealed class Mute(AIFunction inner, Action reached) : DelegatingAIFunction(inner)
    {
        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            if (await base.InvokeCoreAsync(arguments, cancellationToken) is not null)
            {
                reached();
            }

            return null;
        }
    }
}
