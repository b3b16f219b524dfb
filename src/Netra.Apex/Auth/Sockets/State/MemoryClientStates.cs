using System.Collections.Concurrent;

namespace Netra.Apex.Auth.Sockets.State;

internal sealed class MemoryClientStates : IClientStates
{
    private readonly ConcurrentDictionary<ClientKey, ClientState> _states = new();

    public ValueTask<ClientState> FindAsync(ClientKey client) => ValueTask.FromResult(_states.GetValueOrDefault(client, ClientState.Empty));

    public ValueTask UpdateAsync(ClientKey client, Func<ClientState, ClientState> change)
    {
        _states.AddOrUpdate(client, _ => change(ClientState.Empty), (_, state) => change(state));
        return ValueTask.CompletedTask;
    }
}
