using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Roles;

/// <summary>The declared roles.</summary>
public interface IRoleCatalog
{
    /// <summary>The names of all declared roles, in the order of their declaration.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>The role of a name, or null when none is declared under it.</summary>
    AgentRole? Find(string name);
}
