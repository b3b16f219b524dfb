using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Stale copy: a client that comes back gets the preferences it had when it was first seen with any.</summary>
public sealed class RestoresTheFirstPreferences : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IClientStates>(inner => new Stale(inner, Reached));

    private sealed class Stale(IClientStates inner, Action reached) : IClientStates
    {
        private readonly ConcurrentDictionary<ClientKey, ImmutableSortedDictionary<string, string>> _first = new();

        public async ValueTask<ClientState> FindAsync(ClientKey client)
        {
            var state = await inner.FindAsync(client);
            return state.Preferences.IsEmpty ? state : Restore(client, state);
        }

        public ValueTask UpdateAsync(ClientKey client, Func<ClientState, ClientState> change) => inner.UpdateAsync(client, change);

        private ClientState Restore(ClientKey client, ClientState state)
        {
            var first = _first.GetOrAdd(client, state.Preferences);
            if (!first.SequenceEqual(state.Preferences))
            {
                reached();
            }

            return state with { Preferences = first };
        }
    }
}
