using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Delivery;

/// <summary>Sends messages to clients, whether they are connected or away.</summary>
public interface IClientMessages
{
    /// <summary>Keeps the message for the client and sends it as soon as the client is there.</summary>
    ValueTask<ServerMessage> SendAsync(ClientKey client, string thread, string text);
}
