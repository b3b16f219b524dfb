using Netra.Apex.Client.Wire;
using Netra.Apex.Settings;

namespace Netra.Apex.Auth.Sockets;

/// <summary>How the platform notices that a client is gone: section <c>Apex:Auth:Sockets</c>. All times are from a
/// millisecond to a day.</summary>
internal sealed class SocketSettings
{
    /// <summary>Time between two pings of the platform.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which a connection is lost; room for two pings, so that one late answer costs
    /// nothing.</summary>
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Time within which a client must greet.</summary>
    public TimeSpan GreetingTimeout { get; set; } = TimeSpan.FromSeconds(15);

    internal Heartbeat Heartbeat => new(HeartbeatInterval, HeartbeatTimeout);

    /// <summary>What cannot be used, each as a sentence that names the key within the section.</summary>
    internal IEnumerable<string> Problems(string section) => Times.Problems(
        section,
        Times.Shortest,
        (nameof(HeartbeatInterval), HeartbeatInterval),
        (nameof(HeartbeatTimeout), HeartbeatTimeout),
        (nameof(GreetingTimeout), GreetingTimeout));
}
