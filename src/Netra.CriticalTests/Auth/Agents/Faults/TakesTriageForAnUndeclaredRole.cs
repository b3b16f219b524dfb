using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents.Roles;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>A default where there is none: an unknown role is taken for Triage.</summary>
public sealed class TakesTriageForAnUndeclaredRole : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IRoleCatalog>(inner => new Accommodating(inner, Reached));

    private sealed class Accommodating(IRoleCatalog inner, Action reached) : IRoleCatalog
    {
        public ImmutableArray<string> Names => inner.Names;

        public AgentRole? Find(string name) => inner.Find(name) ?? Default();

        private AgentRole? Default()
        {
            reached();
            return inner.Find(StandardRoles.Triage.Name);
        }
    }
}
