using Netra.Apex.Settings;

namespace Netra.Apex.Security;

/// <summary>Who may do what: section <c>Apex:Security</c>; each part is nested under its own name.</summary>
internal sealed class SecuritySettings : IModuleSettings<SecuritySettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Security";

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
    ];
}
