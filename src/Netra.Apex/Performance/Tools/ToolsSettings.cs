using Netra.Apex.Security.Permissions;
using Netra.Apex.Settings;

namespace Netra.Apex.Performance.Tools;

/// <summary>Tools of MCP servers: section <c>Apex:Performance:Tools</c>.</summary>
/// <remarks>When a tool has failed too often is said by <c>Apex:Data:Resilience</c>, as for all that the platform
/// depends on.</remarks>
internal sealed class ToolsSettings
{
    private const string Section = "Apex:Performance:Tools";

    // Polly's own bound.
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The MCP servers whose tools customers may run, beside the platform's own: from a name of
    /// a to z, 0 to 9 and '-' to an address of streamable HTTP. <see cref="PermissionSettings"/> say who
    /// may.</summary>
    public Dictionary<string, string> Servers { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How long a tool may take, and a server to list its tools, before it has failed; from 10 ms to a
    /// day.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Servers.Keys.Where(name => !IsName(name)).Select(name =>
            $"{Section}:Servers:{name} is not a valid server name; give a to z, 0 to 9 and '-', not 'apex'."),
        .. Servers.Where(server => !WebAddress.Is(server.Value)).Select(server =>
            $"{Section}:Servers:{server.Key} is not an HTTP address; give one such as http://127.0.0.1:8931/mcp."),
        .. Times.Problems(Section, ShortestTimeout, (nameof(CallTimeout), CallTimeout)),
    ];

    private static bool IsName(string name) => PlainName.Is(name) && name != ToolServers.Own;
}
