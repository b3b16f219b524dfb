using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Security;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Permissions;

namespace Netra.Apex.Performance.Tools;

/// <summary>Whether a customer may run a tool.</summary>
/// <param name="IsAllowed">Whether.</param>
/// <param name="Why">The roles that decided.</param>
internal sealed record ToolDecision(bool IsAllowed, string Why)
{
    /// <summary>What a customer reads who may not.</summary>
    public string ToSentence(ToolName tool) => $"{tool} is not for your role: it {Why.Replace("has", "you have")}.";
}

/// <summary>Decides who may run which tool: the one decision of all doors.</summary>
internal sealed class ToolPermissions(
    IAuthorizationService authorization,
    Roles roles,
    AuditTrail audit,
    IEnumerable<McpServerTool> own,
    IOptions<SecuritySettings> settings)
{
    /// <summary>Decides for a customer who wants to run a tool, and records it: no tool runs unrecorded.</summary>
    public async Task<ToolDecision> DecideAsync(ClaimsPrincipal user, ToolName tool, Door door)
    {
        var decision = await JudgeAsync(user, tool);
        var what = $"run {tool.Server}/{tool.Tool}";
        await audit.AppendAsync(new(Customer.Of(user).Subject, what, door, decision.IsAllowed, decision.Why));
        return decision;
    }

    /// <summary>Whether a customer is shown a tool; nothing is recorded.</summary>
    public async Task<bool> IsShownAsync(ClaimsPrincipal user, ToolName tool) =>
        (await JudgeAsync(user, tool)).IsAllowed;

    private async Task<ToolDecision> JudgeAsync(ClaimsPrincipal user, ToolName tool)
    {
        var (needed, held) = (NeededFor(tool), await roles.OfAsync(Customer.Of(user).Subject));
        var result = await authorization.AuthorizeAsync(user, held, new RoleRequirement(needed));
        return new ToolDecision(result.Succeeded, $"needs {needed}, has {held}");
    }

    // What nobody has declared, or does not exist, needs the highest role: a refusal does not tell the two apart.
    private Role NeededFor(ToolName tool) => tool.Server == ToolServers.Own
        ? DeclaredBy(own.SingleOrDefault(one => one.ProtocolTool.Name == tool.Tool)) ?? Role.Enterprise
        : settings.Value.Permissions.Servers.GetValueOrDefault(tool.Server, Role.Enterprise);

    private static Role? DeclaredBy(McpServerTool? tool) => tool?.Metadata.OfType<RoleRequirement>().Single().Role;
}
