using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Tools;

internal sealed class Toolbox : IToolbox
{
    public ImmutableArray<AIFunction> For(AgentRole role, IAgentCluster cluster) =>
        [.. role.Tools.Select(tool => Find(tool, cluster) ?? throw new ToolMissingException(role.Name, tool))];

    private static AIFunction? Find(string tool, IAgentCluster cluster) => tool switch
    {
        ToolNames.CreateAgent => AIFunctionFactory.Create(new Recruiting(cluster).CreateAgent, tool),
        ToolNames.RateSeverity => AIFunctionFactory.Create(CostSums.RateSeverity, tool),
        ToolNames.TotalCost => AIFunctionFactory.Create(CostSums.TotalCost, tool),
        ToolNames.EstimateSaving => AIFunctionFactory.Create(CostSums.EstimateSaving, tool),
        _ => null,
    };
}
