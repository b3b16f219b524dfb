using Netra.Apex.Data.Caching;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Data.Usage;
using Netra.Apex.Settings;

namespace Netra.Apex.Data;

/// <summary>Data that customers rely on.</summary>
internal static class DataModule
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<DataSettings>();
        builder.AddUsage();
        builder.AddCaching();
        builder.AddResilience();
    }

    public static void MapData(this WebApplication app)
    {
        app.MapUsage();
        app.MapCaching();
        app.MapResilience();
    }
}
