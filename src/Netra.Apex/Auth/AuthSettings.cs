using Netra.Apex.Auth.Agents;
using Netra.Apex.Settings;

namespace Netra.Apex.Auth;

/// <summary>Sign-in, agents and sockets: section <c>Apex:Auth</c>; each part is nested under its own name.</summary>
internal sealed class AuthSettings : IModuleSettings<AuthSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Auth";

    /// <summary>The agents and their model.</summary>
    public AgentsSettings Agents { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => Agents.Problems();
}
