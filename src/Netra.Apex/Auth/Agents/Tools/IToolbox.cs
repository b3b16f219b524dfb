using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Agents.Clusters;
using Netra.Apex.Auth.Agents.Roles;

namespace Netra.Apex.Auth.Agents.Tools;

/// <summary>The functions behind the tools' names.</summary>
public interface IToolbox
{
    /// <summary>The tools of a role, in the order of its declaration.</summary>
    /// <param name="role">The role that names the tools.</param>
    /// <param name="cluster">The cluster that the tools act on.</param>
    /// <exception cref="ToolMissingException">The role names a tool that does not exist.</exception>
    ImmutableArray<AIFunction> For(AgentRole role, IAgentCluster cluster);
}
