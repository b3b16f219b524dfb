using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Apex.Auth;

namespace Netra.Apex;

/// <summary>A running platform: its endpoints on loopback, its services to look into.</summary>
public sealed class ApexPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApexPlatform(WebApplication app) => _app = app;

    /// <summary>Where the platform listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The services of the running platform.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Builds and starts a platform on a free loopback port.</summary>
    /// <param name="options">Clock, endpoints and limits.</param>
    /// <param name="customise">Changes registrations after the platform has made its own; null changes nothing.</param>
    public static async Task<ApexPlatform> StartAsync(ApexOptions options, Action<IServiceCollection>? customise = null)
    {
        var builder = CreateBuilder(options);
        customise?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuthModule();
        await app.StartAsync();
        return new ApexPlatform(app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplicationBuilder CreateBuilder(ApexOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(options).AddSingleton(options.Time);
        builder.Services.AddAuthModule(options);
        return builder;
    }
}
