using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A fault in front of the platform's own middleware, as in a proxy that is set up wrongly.</summary>
public abstract class MiddlewareFault : ApexFault, IStartupFilter
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            Break(http);
            return following(http);
        });
        next(app);
    };

    /// <summary>Changes a request before the platform sees it, or what becomes of its answer.</summary>
    protected abstract void Break(HttpContext http);
}
