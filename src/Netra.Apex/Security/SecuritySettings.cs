using Netra.Apex.Security.Permissions;
using Netra.Apex.Settings;

namespace Netra.Apex.Security;

/// <summary>Who may do what: section <c>Apex:Security</c>; each part is nested under its own name.</summary>
internal sealed class SecuritySettings : IModuleSettings<SecuritySettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Security";

    /// <summary>Roles, and what they allow.</summary>
    public PermissionSettings Permissions { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Permissions.Problems(),
    ];
}
