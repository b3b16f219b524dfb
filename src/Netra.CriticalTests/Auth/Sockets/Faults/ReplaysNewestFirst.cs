using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong order: what has waited is sent newest first.</summary>
public sealed class ReplaysNewestFirst : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReplay>(inner => new Backwards(inner, Reached));

    private sealed class Backwards(IReplay inner, Action reached) : IReplay
    {
        public ImmutableArray<ServerMessage> Next(ImmutableArray<ServerMessage> pending, long sent)
        {
            reached();
            return [.. inner.Next(pending, sent).Reverse()];
        }
    }
}
