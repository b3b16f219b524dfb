using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.Apex.Auth.Sockets;

internal static class SocketsRegistration
{
    public static IServiceCollection AddSockets(this IServiceCollection services, ApexOptions options) => services;

    public static void UseSockets(this WebApplication app)
    {
    }
}
