using Netra.Apex.Auth.Sockets;
using Netra.Apex.Settings;

namespace Netra.Apex.Auth;

/// <summary>Sign-in, agents and sockets: section <c>Apex:Auth</c>; each part is nested under its own name.</summary>
internal sealed class AuthSettings : IModuleSettings<AuthSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Auth";

    /// <summary>How clients come back.</summary>
    public SocketSettings Sockets { get; } = new();

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => Sockets.Problems($"{Section}:{nameof(Sockets)}");
}
