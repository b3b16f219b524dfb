namespace Netra.Apex.Auth.Sockets.State;

/// <summary>Keeps what the platform knows of each client.</summary>
public interface IClientStates
{
    /// <summary>The client's state; <see cref="ClientState.Empty"/> for one never seen.</summary>
    ValueTask<ClientState> FindAsync(ClientKey client);

    /// <summary>Changes the client's state in one step that no other change can come between.</summary>
    ValueTask UpdateAsync(ClientKey client, Func<ClientState, ClientState> change);
}
