using Microsoft.Extensions.DependencyInjection;

namespace Netra.Apex.Auth.Sockets.Client;

internal sealed class SocketClients(IServiceProvider services) : ISocketClients
{
    public SocketClient Create(SocketClientOptions options) =>
        new(options, services.GetRequiredService<Reconnection>(), services.GetRequiredService<ClientMemory>());
}
