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

    private sealed class Hasty(IOutbox inner, Action reached) : IOutbox
    {
        public ValueTask<ServerMessage> AppendAsync(ClientKey client, string thread, string text) => inner.AppendAsync(client, thread, text);

        public async ValueTask<ImmutableArray<ServerMessage>> PendingAsync(ClientKey client)
        {
            var pending = await inner.PendingAsync(client);
            await ForgetAsync(client, pending);
            return pending;
        }

        public ValueTask AcknowledgeAsync(ClientKey client, long sequence) => inner.AcknowledgeAsync(client, sequence);

        private ValueTask ForgetAsync(ClientKey client, ImmutableArray<ServerMessage> pending)
        {
            reached();
            return pending.IsEmpty ? ValueTask.CompletedTask : inner.AcknowledgeAsync(client, pending[^1].Sequence);
        }
    }
}
