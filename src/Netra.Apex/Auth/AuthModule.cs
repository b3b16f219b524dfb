using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Storage;

namespace Netra.Apex.Auth;

/// <summary>Sign-in, agents and sockets: who the customer is and what talks to them.</summary>
internal static class AuthModule
{
    public static IServiceCollection AddAuthModule(this IServiceCollection services, ApexOptions options) =>
        services.AddAuthStorage(options).AddSessions().AddSignIn(options).AddAgents(options).AddSockets(options);

    public static void UseAuthModule(this WebApplication app)
    {
        app.UseSignIn();
        app.UseAgents();
        app.UseSockets();
    }
}
