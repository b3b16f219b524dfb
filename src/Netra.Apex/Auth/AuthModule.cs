using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Settings;

namespace Netra.Apex.Auth;

/// <summary>Sign-in, agents and sockets: who the customer is and what talks to them.</summary>
internal static class AuthModule
{
    public static void AddAuth(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<AuthSettings>();
        builder.AddSessions();
        builder.AddSignIn();
        builder.AddSockets();
        builder.AddAgents();
    }

    public static void MapAuth(this WebApplication app)
    {
        app.MapSessions();
        app.MapSignIn();
        app.MapSockets();
        app.MapAgents();
    }
}
