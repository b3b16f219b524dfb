using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Off by one: a new connection begins with the second message that has waited.</summary>
public sealed class SkipsTheFirstMissed : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IReplay>(inner => new Short(inner, Reached));

    private sealed class Short(IReplay inner, Action reached) : IReplay
    {
        public ImmutableArray<ServerMessage> Next(ImmutableArray<ServerMessage> pending, long sent)
        {
            reached();
            return [.. inner.Next(pending, sent).Skip(sent == 0 ? 1 : 0)];
        }
    }
}
