using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Data.Caching;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Network;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Storage;

namespace Netra.Apex.Infrastructure.Health;

/// <summary>The health of every part, at <c>/health</c> for everybody, and alerts when it changes.</summary>
internal static class HealthModule
{
    private const string AlertUrl = $"{HealthSettings.Section}:{nameof(HealthSettings.AlertUrl)}";
    private const string Redis = $"{CacheSettings.Section}:{nameof(CacheSettings.Redis)}";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.AddChecks();
        builder.Services.AddSingleton<Probes>().AddSingleton<Alerts>().AddSingleton<HealthMonitor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HealthMonitor>());
        builder.Services.AddSingleton<AlertLog>()
            .AddSingleton<IAlertReceiver>(services => services.GetRequiredService<AlertLog>());
        if (!string.IsNullOrEmpty(builder.Configuration[AlertUrl]))
        {
            builder.AddWebhook();
        }
    }

    /// <remarks>The health is answered before anything looks for a session, which is in the database.</remarks>
    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health", ["GET", "HEAD"], ShowAsync).AllowAnonymous().ShortCircuit();
        app.MapGet("/infrastructure/alerts", (AlertLog log) => log.Alerts)
            .RequireAuthorization(PermissionsModule.Administrator)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        var monitor = app.Services.GetRequiredService<HealthMonitor>();
        app.Services.GetRequiredService<IMeterFactory>().Create("Netra.Apex.Health")
            .CreateObservableGauge("apex.health.score", () => monitor.Score, description: "The health, 0 to 1.");
    }

    // A dependency that is not configured has no check, and so is not dead.
    private static void AddChecks(this WebApplicationBuilder builder)
    {
        var checks = builder.Services.AddHealthChecks()
            .AddDbContextCheck<ApexContext>(DependencyGraph.Database, customTestQuery: CanReadAsync);
        if (builder.Configuration[Redis] is not null)
        {
            checks.AddCheck<CacheCheck>(DependencyGraph.Cache);
        }

        if (builder.Configuration.GetSection(ModelSettings.Section).GetChildren().Any())
        {
            checks.AddCheck<ModelCheck>(DependencyGraph.Llm);
            builder.AddClient(ModelCheck.Client);
        }
    }

    // A connection alone may come from the pool, and say nothing.
    private static async Task<bool> CanReadAsync(ApexContext store, CancellationToken cancel)
    {
        await store.DataProtectionKeys.AnyAsync(cancel);
        return true;
    }

    private static void AddWebhook(this WebApplicationBuilder builder)
    {
        builder.AddClient(AlertWebhook.Client);
        builder.Services.AddSingleton<AlertWebhook>();
        builder.Services.AddSingleton<IAlertReceiver>(services => services.GetRequiredService<AlertWebhook>());
        builder.Services.AddHostedService(services => services.GetRequiredService<AlertWebhook>());
    }

    private static void AddClient(this WebApplicationBuilder builder, string name) => builder.Services
        .AddHttpClient(name, (services, client) =>
            client.Timeout = services.GetRequiredService<IOptions<InfrastructureSettings>>().Value.Health.Timeout)
        .UseSocketsHttpHandler((handler, _) =>
            (handler.Proxy, handler.AllowAutoRedirect) = (DirectLoopback.Default, false));

    private static async Task<IResult> ShowAsync(HttpContext http, HealthMonitor monitor)
    {
        var health = await monitor.LatestAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(health, statusCode: health.Status == HealthStatus.Unhealthy
            ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status200OK);
    }
}
