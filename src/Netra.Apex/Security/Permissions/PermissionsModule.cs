using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using ModelContextProtocol.Server;

namespace Netra.Apex.Security.Permissions;

/// <summary>Roles, and what they allow, by the framework's authorization.</summary>
internal static class PermissionsModule
{
    /// <summary>The policy for those who give roles and read the audit trail.</summary>
    public const string Administrator = "administrator";

    public static void AddPermissions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Roles>().AddSingleton<ToolPermissions>();
        builder.Services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        builder.Services.AddOptions<McpServerOptions>().Configure<ToolPermissions>(ToolDoor.Guard);
        builder.Services.AddOptions<AuthorizationOptions>().Configure<IOptions<SecuritySettings>>((options, settings) =>
            options.AddPolicy(Administrator, policy => policy.RequireAssertion(asked =>
                asked.User.FindFirst(JwtRegisteredClaimNames.Sub) is { } subject
                && settings.Value.Permissions.Administrators.Contains(subject.Value))));
    }
}
