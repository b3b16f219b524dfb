using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.State;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Off by one: all threads but the last are found again.</summary>
public sealed class LosesTheLastThread : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IClientStates>(inner => new Short(inner, Reached));

    private sealed class Short(IClientStates inner, Action reached) : IClientStates
    {
        public async ValueTask<ClientState> FindAsync(ClientKey client)
        {
            var state = await inner.FindAsync(client);
            return state.Threads.IsEmpty ? state : Shorten(state);
        }

        public ValueTask UpdateAsync(ClientKey client, Func<ClientState, ClientState> change) => inner.UpdateAsync(client, change);

        private ClientState Shorten(ClientState state)
        {
            reached();
            return state with { Threads = state.Threads[..^1] };
        }
    }
}
