using Netra.Apex.Performance.Admission;
using Netra.Apex.Performance.Search;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Settings;

namespace Netra.Apex.Performance;

/// <summary>What customers use all day and expect at once.</summary>
internal static class PerformanceModule
{
    public static void AddPerformance(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<PerformanceSettings>();
        builder.AddAdmission();
        builder.AddSearch();
        builder.AddTools();
    }

    public static void UsePerformance(this WebApplication app) => app.UseAdmission();

    public static void MapPerformance(this WebApplication app)
    {
        app.MapAdmission();
        app.MapSearch();
        app.MapTools();
    }
}
