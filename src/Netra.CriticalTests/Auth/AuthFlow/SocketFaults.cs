using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.AuthFlowFaults;

/// <summary>Cleans up too much: when one connection is lost, all sessions are deleted.</summary>
public sealed class DeletesSessionsWhenASocketIsLost : ApexFault
{
    public override void Apply(IServiceCollection services) =>
        services.AddHostedService(platform => new Cleaner(platform, Reached));

    private sealed class Cleaner(IServiceProvider platform, Action reached) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            platform.GetRequiredService<Connections>().Changed += DeleteSessions;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private void DeleteSessions(ConnectionChange change)
        {
            if (change.Loss is not null)
            {
                reached();
                using var context = platform.GetRequiredService<IDbContextFactory<ApexContext>>().CreateDbContext();
                context.Set<SessionRow>().ExecuteDelete();
            }
        }
    }
}

/// <summary>Something in front of the platform takes the Origin header away.</summary>
public sealed class LosesTheOrigin : MiddlewareFault
{
    protected override void Break(HttpContext http)
    {
        if (http.Request.Headers.Remove("Origin"))
        {
            Reached();
        }
    }
}
