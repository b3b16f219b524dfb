namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Makes clients.</summary>
public interface ISocketClients
{
    /// <summary>A client that is not connected yet.</summary>
    SocketClient Create(SocketClientOptions options);
}
