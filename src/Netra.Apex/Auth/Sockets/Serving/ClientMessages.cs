using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Auth.Sockets.Serving;

internal sealed class ClientMessages(IOutbox outbox, Seats seats) : IClientMessages
{
    public async ValueTask<ServerMessage> SendAsync(ClientKey client, string thread, string text)
    {
        var message = await outbox.AppendAsync(client, thread, text);
        seats.Wake(client);
        return message;
    }
}
