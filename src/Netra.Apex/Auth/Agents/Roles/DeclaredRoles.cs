using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Roles;

internal sealed class DeclaredRoles(ApexOptions options) : IRoleCatalog
{
    private readonly ImmutableDictionary<string, AgentRole> _roles =
        options.Agents.Roles.ToImmutableDictionary(role => role.Name, StringComparer.Ordinal);

    public ImmutableArray<string> Names { get; } = [.. options.Agents.Roles.Select(role => role.Name)];

    public AgentRole? Find(string name) => _roles.GetValueOrDefault(name);
}
