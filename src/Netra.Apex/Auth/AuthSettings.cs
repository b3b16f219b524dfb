using Netra.Apex.Auth.Agents;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Settings;

namespace Netra.Apex.Auth;

/// <summary>Sign-in, agents and sockets: section <c>Apex:Auth</c>; each part is nested under its own name.</summary>
internal sealed class AuthSettings : IModuleSettings<AuthSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Auth";

    /// <summary>Sign-in at a provider.</summary>
    public SignInSettings SignIn { get; set; } = new();

    /// <summary>The agents and their model.</summary>
    public AgentsSettings Agents { get; set; } = new();

    /// <summary>How the platform notices that a client is gone.</summary>
    public SocketSettings Sockets { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
        [.. SignIn.Problems(), .. Agents.Problems(), .. Sockets.Problems($"{Section}:{nameof(Sockets)}")];
}
