using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Too early: a message is forgotten when it is taken to be sent, and not when it is acknowledged.</summary>
public sealed class ForgetsWhatItHasSent : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IOutbox>(inner => new Hasty(inner, Reached));

    private sealed class Hasty(IOutbox inner, Action reached) : DecoratedOutbox(inner)
    {
        public override async ValueTask<ImmutableArray<ServerMessage>> PendingAsync(ClientKey client)
        {
            var pending = await base.PendingAsync(client);
            if (!pending.IsEmpty)
            {
                reached();
                await AcknowledgeAsync(client, pending[^1].Sequence);
            }

            return pending;
        }
    }
}
