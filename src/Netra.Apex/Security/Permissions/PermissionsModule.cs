using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Netra.Apex.Security.Permissions;

/// <summary>The least role that a tool needs. The platform's own tools carry it in their metadata.</summary>
internal sealed record RoleRequirement(Role Role) : IAuthorizationRequirement;

/// <summary>Compares the role that a customer has now with the one that is needed.</summary>
internal sealed class RoleHandler : AuthorizationHandler<RoleRequirement, Role>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, RoleRequirement requirement, Role resource)
    {
        if (resource >= requirement.Role)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Roles, and what they allow, by the framework's authorization.</summary>
internal static class PermissionsModule
{
    /// <summary>The policy for those who give roles, and read the audit trail and the alerts.</summary>
    public const string Administrator = "administrator";

    public static void AddPermissions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Roles>();
        builder.Services.AddSingleton<IAuthorizationHandler, RoleHandler>();
        builder.Services.AddOptions<AuthorizationOptions>().Configure<IOptions<SecuritySettings>>((options, settings) =>
            options.AddPolicy(Administrator, policy => policy.RequireAssertion(asked =>
                asked.User.FindFirst(JwtRegisteredClaimNames.Sub) is { } subject
                && settings.Value.Permissions.Administrators.Contains(subject.Value))));
    }
}
