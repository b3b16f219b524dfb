using Netra.Apex.Business.Compensation;
using Netra.Apex.Business.Scheduling;
using Netra.Apex.Business.SyntheticData;
using Netra.Apex.Settings;

namespace Netra.Apex.Business;

/// <summary>What customers order and the platform works off in the background.</summary>
internal static class BusinessModule
{
    public static void AddBusiness(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<BusinessSettings>();
        builder.AddCompensation();
        builder.AddScheduling();
        builder.AddSyntheticData();
    }

    public static void MapBusiness(this WebApplication app)
    {
        app.MapCompensation();
        app.MapScheduling();
        app.MapSyntheticData();
    }
}
