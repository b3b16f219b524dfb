using Netra.Apex.Auth;
using Netra.Apex.Business;
using Netra.Apex.Data;
using Netra.Apex.Infrastructure;
using Netra.Apex.Performance;
using Netra.Apex.Quality;
using Netra.Apex.Security;
using Netra.Apex.Settings;
using Netra.Apex.Storage;

namespace Netra.Apex;

/// <summary>The composition of the platform: what <c>Program</c> runs is what every test starts.</summary>
public static class ApexPlatform
{
    private static readonly string[] Sections =
    [
        StorageSettings.Section, AuthSettings.Section, DataSettings.Section, PerformanceSettings.Section,
        QualitySettings.Section,
        BusinessSettings.Section, SecuritySettings.Section, InfrastructureSettings.Section,
    ];

    /// <summary>Adds every module, each with its own section of the configuration below <c>Apex</c>.</summary>
    public static void AddApex(this WebApplicationBuilder builder)
    {
        builder.RefuseOtherSections(Sections);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddStorage();
        builder.AddSecurity();
        builder.AddModules();
        builder.AddInfrastructure();
    }

    /// <summary>Maps the endpoints of every module; each asks for a session unless it says that it does not.</summary>
    public static void MapApex(this WebApplication app)
    {
        app.UseInfrastructure();
        app.UseSecurity();
        app.UsePerformance();
        app.MapModules();
        app.MapSecurity();
        app.MapInfrastructure();
    }

    private static void AddModules(this WebApplicationBuilder builder)
    {
        builder.AddAuth();
        builder.AddData();
        builder.AddPerformance();
        builder.AddQuality();
        builder.AddBusiness();
    }

    private static void MapModules(this WebApplication app)
    {
        app.MapAuth();
        app.MapData();
        app.MapPerformance();
        app.MapQuality();
        app.MapBusiness();
    }
}
