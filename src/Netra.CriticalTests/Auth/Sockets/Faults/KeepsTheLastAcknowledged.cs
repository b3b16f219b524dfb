using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Off by one: all messages before the acknowledged one are forgotten, but not that one.</summary>
public sealed class KeepsTheLastAcknowledged : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IOutbox>(inner => new Short(inner, Reached));

    private sealed class Short(IOutbox inner, Action reached) : IOutbox
    {
        public ValueTask<ServerMessage> AppendAsync(ClientKey client, string thread, string text) => inner.AppendAsync(client, thread, text);

        public ValueTask<ImmutableArray<ServerMessage>> PendingAsync(ClientKey client) => inner.PendingAsync(client);

        public ValueTask AcknowledgeAsync(ClientKey client, long sequence)
        {
            reached();
            return inner.AcknowledgeAsync(client, sequence - 1);
        }
    }
}
