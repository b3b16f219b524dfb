using Netra.Apex.Settings;

namespace Netra.Apex.Business;

/// <summary>What customers order and the platform works off in the background.</summary>
internal static class BusinessModule
{
    public static void AddBusiness(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<BusinessSettings>();
    }

    public static void MapBusiness(this WebApplication app)
    {
    }
}
