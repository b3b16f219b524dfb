using Microsoft.AspNetCore.Authorization;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.DemoAnalytics;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Security.Tokens;
using Netra.Apex.Settings;

namespace Netra.Apex.Security;

/// <summary>Who may ask for what: without a session nothing, unless an endpoint says that it is for
/// everybody.</summary>
internal static class SecurityModule
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<SecuritySettings>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.AddTokens();
        builder.AddPermissions();
        builder.AddAudit();
        builder.AddDemoAnalytics();
    }

    public static void UseSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapSecurity(this WebApplication app)
    {
        TokenEndpoints.Map(app);
        RoleEndpoints.Map(app);
        app.MapAudit(PermissionsModule.Administrator);
        app.MapDemoAnalytics();
    }
}
