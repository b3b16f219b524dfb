using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;
using OpenTelemetry.Metrics;

namespace Netra.Apex.Quality.Metrics;

/// <summary>The platform's own meters, scraped by Prometheus at <c>/metrics</c> and sent to InfluxDB where one is
/// configured. Labels name parts of the platform, never customers.</summary>
internal static class MetricsModule
{
    private const string Meters = "Netra.Apex";

    /// <summary>The name by which OpenTelemetry listens.</summary>
    public const string Listener = "OpenTelemetry";

    // By scope: several platforms in one process do not see each other's meters.
    public static void AddMetricsExport(this WebApplicationBuilder builder)
    {
        builder.Services.AddMetrics(metrics =>
            metrics.EnableMetrics(Meters, instrumentName: null, Listener, MeterScope.Local));
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());
        var influxDb = builder.Configuration[$"{MetricsSettings.Section}:{nameof(MetricsSettings.InfluxDb)}"];
        if (!string.IsNullOrEmpty(influxDb))
        {
            builder.Services.AddInfluxDb();
        }
    }

    // A scraper has no session.
    public static void MapMetrics(this WebApplication app) =>
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();

    private static void AddInfluxDb(this IServiceCollection services)
    {
        services.AddSingleton<PointBuffer>().AddSingleton<PointExporter>().AddHostedService<InfluxExport>();
        services.AddSingleton(provider => new BaseExportingMetricReader(provider.GetRequiredService<PointExporter>()));
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) =>
            metrics.AddReader(provider.GetRequiredService<BaseExportingMetricReader>()));
        services.AddHttpClient(InfluxExport.Client, Configure).UseSocketsHttpHandler((handler, _) =>
            (handler.Proxy, handler.AllowAutoRedirect) = (DirectLoopback.Default, false));
    }

    // The time limit is the exporter's own, on the platform's clock.
    private static void Configure(IServiceProvider services, HttpClient client)
    {
        var token = services.GetRequiredService<IOptions<QualitySettings>>().Value.Metrics.Token;
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Token", token);
        client.Timeout = Timeout.InfiniteTimeSpan;
    }
}
