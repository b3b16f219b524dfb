using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.Apex.Auth.Agents;

internal static class AgentsRegistration
{
    public static IServiceCollection AddAgents(this IServiceCollection services, ApexOptions options) => services;

    public static void UseAgents(this WebApplication app)
    {
    }
}
