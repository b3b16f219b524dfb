using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Off by one: all messages before the acknowledged one are forgotten, but not that one.</summary>
public sealed class KeepsTheLastAcknowledged : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IOutbox>(inner => new Short(inner, Reached));

    private sealed class Short(IOutbox inner, Action reached) : DecoratedOutbox(inner)
    {
        public override async ValueTask AcknowledgeAsync(ClientKey client, long sequence)
        {
            var pending = await PendingAsync(client);
            if (pending.Any(message => message.Sequence == sequence))
            {
                reached();
            }

            await base.AcknowledgeAsync(client, sequence - 1);
        }
    }
}
