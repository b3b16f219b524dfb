using Netra.Apex.Quality.Checkpoints;
using Netra.Apex.Quality.Gate;
using Netra.Apex.Quality.Metrics;
using Netra.Apex.Settings;

namespace Netra.Apex.Quality;

/// <summary>What customers may rely on in an answer.</summary>
internal static class QualityModule
{
    public static void AddQuality(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<QualitySettings>();
        builder.AddGate();
        builder.AddMetricsExport();
        builder.AddCheckpoints();
    }

    public static void MapQuality(this WebApplication app)
    {
        app.MapGate();
        app.MapMetrics();
        app.MapCheckpoints();
    }
}
