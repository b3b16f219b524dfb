using Microsoft.Extensions.DependencyInjection;

namespace Netra.Apex.Auth.Sessions;

internal static class SessionsRegistration
{
    public static IServiceCollection AddSessions(this IServiceCollection services) =>
        services
            .AddSingleton<SqliteSessionStore>()
            .AddSingleton<ISessionStore>(provider => provider.GetRequiredService<SqliteSessionStore>())
            .AddSingleton<ITokenVault>(provider => provider.GetRequiredService<SqliteSessionStore>())
            .AddSingleton<ISessionValidity, SessionValidity>()
            .AddSingleton<ISessions, SessionDesk>();
}
